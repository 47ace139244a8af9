import { expect, test } from "vitest";
import { checkImports } from "./check";

const check = (path: string, text: string) =>
  checkImports([{ path, text }], () => true).map(({ message }) => message);

test.each([
  ["lib/kernel/money.ts", 'import { database } from "@/db/client";'],
  ["db/client.ts", 'import { listProducts } from "@/lib/catalog/queries";'],
  ["lib/services/kv.ts", 'import { recordEvent } from "@/lib/events/outbox";'],
  ["lib/events/outbox.ts", 'import type { Order } from "@/lib/orders/schema";'],
  ["lib/cart/store.ts", 'import { orders } from "@/db/schema/orders";'],
  ["lib/orders/jobs.ts", 'import { route } from "@/lib/http/route";'],
  ["lib/orders/jobs.ts", 'import { addToCart } from "@/lib/cart/actions";'],
  ["lib/cart/rules.ts", 'import { kvScript } from "@/lib/services/kv";'],
  ["components/cart/drawer-client.tsx", 'import { getCart } from "@/lib/cart/queries";'],
  ["components/ui/button.tsx", 'import type { Product } from "@/lib/catalog/schema";'],
  ["components/cart/cart.tsx", 'import layout from "@/app/(shop)/layout";'],
  ["app/(shop)/page.tsx", 'import { products } from "@/db/schema/catalog";'],
  ["app/(shop)/page.tsx", 'const { sql } = await import("drizzle-orm");'],
  ["lib/orders/pay.ts", 'import Stripe from "stripe";'],
  ["emulators/kv/start.ts", 'import { env } from "@/lib/kernel/env";'],
  ["lib/catalog/queries.ts", 'import { createFaults } from "../../emulators/kit/faults";'],
])("%s may not say %s", (path, text) => {
  expect(check(path, text)).toHaveLength(1);
});

test.each([
  ["lib/orders/jobs.ts", 'import { findSellable } from "@/lib/catalog/sellable";'],
  ["lib/orders/queries.ts", 'import { orders } from "@/db/schema/orders";'],
  ["components/cart/drawer-client.tsx", 'import { addItem } from "@/lib/cart/actions";'],
  ["lib/cart/actions.ts", 'import { readSession } from "@/lib/http/session";'],
  ["lib/services/payments.ts", 'import Stripe from "stripe";'],
  ["app/api/cart/route.ts", 'import { route } from "@/lib/http/route";'],
])("%s may say %s", (path, text) => {
  expect(check(path, text)).toEqual([]);
});

test("a circle between two domains is named", () => {
  const found = checkImports(
    [
      { path: "lib/orders/a.ts", text: 'import { b } from "@/lib/checkout/b";' },
      { path: "lib/checkout/b.ts", text: 'import { c } from "@/lib/orders/c";' },
    ],
    () => true,
  );
  expect(found.map(({ message }) => message)).toEqual(["a circle: orders → checkout → orders"]);
});
