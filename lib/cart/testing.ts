import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Product } from "@/lib/catalog/schema";
import { createId } from "@/lib/kernel/ids";
import { withKv } from "@/lib/services/kv";
import type { CartAccess } from "./outcome";
import { anonymousCart, type CartKey } from "./rules";
import type { CartContext } from "./store";

/** A product for tests of carts; what a test does not care about has a value. */
export const aProduct = (more: Partial<Product> = {}): Product => ({
  productId: createId("prd"),
  slug: "strawberries",
  name: "Strawberries, 400 g",
  description: "",
  category: "fruit",
  topic: null,
  company: "Zonnehof",
  rating: 4.5,
  price: 349,
  currency: "usd",
  stock: 1000,
  available: 1000,
  imageUrl: "/art/strawberry",
  tags: [],
  retailerId: null,
  sold: 0,
  createdAt: "2026-11-01T00:00:00.000Z",
  updatedAt: "2026-11-01T00:00:00.000Z",
  ...more,
});

/** A catalogue of these products, whose entries a test may replace. */
export const aCatalogue = (...products: Product[]) => {
  const byId = new Map(products.map((product) => [product.productId, product]));
  return {
    byId,
    findProducts: async (ids: string[]) =>
      new Map(
        ids.flatMap((id) => {
          const product = byId.get(id);
          return product ? [[id, product] as const] : [];
        }),
      ),
  };
};

export const aContext = (more: Partial<CartContext> = {}): CartContext => ({
  now: new Date(),
  actor: "guest",
  requestId: createId("req"),
  ...more,
});

export const aCartKey = (): CartKey => anonymousCart(randomUUID());

export const anAccess = (products: Product[], more: Partial<CartAccess> = {}): CartAccess => ({
  key: aCartKey(),
  findProducts: aCatalogue(...products).findProducts,
  ...more,
});

/** The entries of a stream as objects, oldest first. */
const streamOf = async (key: string): Promise<Record<string, string>[]> => {
  const raw: unknown = await withKv((kv) => kv.xrange(key, "-", "+"));
  const entries = z.array(z.tuple([z.string(), z.array(z.string())])).parse(raw);
  return entries.map(([, flat]) =>
    Object.fromEntries(flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? ""]] : []))),
  );
};

/** What the deltas have told of each of these products, in order. */
export const deltasOf = async (...productIds: string[]): Promise<number[][]> => {
  const told = await streamOf("cart:deltas");
  return productIds.map((id) =>
    told.filter((entry) => entry.product === id).map((entry) => Number(entry.delta)),
  );
};

export const sum = (numbers: number[] | undefined): number =>
  (numbers ?? []).reduce((total, n) => total + n, 0);

type WaitingEvent = { type: string; aggregateId: string; data: Record<string, unknown> };

/** The events that wait in KV about this cart. */
export const waitingEvents = async (key: CartKey): Promise<WaitingEvent[]> =>
  (await streamOf("kv:outbox"))
    .map((entry) => JSON.parse(entry.event ?? "{}") as WaitingEvent)
    .filter((event) => event.aggregateId === key);

/** Milliseconds that KV itself still gives this cart; -2 when there is none. */
export const lifeLeft = (key: CartKey): Promise<number> => withKv((kv) => kv.pttl(`cart:${key}`));

/** What KV itself holds of this cart, without asking a script: product → quantity. */
export const keptLines = async (key: CartKey): Promise<Record<string, number>> => {
  const raw: unknown = await withKv((kv) => kv.hgetall(`cart:${key}`));
  const flat = z.array(z.string()).parse(raw ?? []);
  return Object.fromEntries(
    flat.flatMap((field, i) =>
      i % 2 === 0 && field.startsWith("p:") ? [[field.slice(2), Number(flat[i + 1]?.split(":")[0])]] : [],
    ),
  );
};
