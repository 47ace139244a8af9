import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import type { Cart } from "@/lib/cart/schema";
import { createContext } from "@/lib/events/context";
import { grantPoints } from "@/lib/points/grant-points";
import type { GivenBenefit } from "@/lib/promotions/rules";
import { type Call, type Routes, send, splitOperation } from "@/testing/conformance/routes";
import { signIn } from "@/testing/session";
import { type Price, priceOf, type Wanted } from "./price-oracle";
import { cartPageShows } from "./shown-prices";

/** The shop of this proof: what its environment says, told to the oracle a second time. */
const TERMS = {
  pointValue: 3,
  shippingFee: 495,
  freeFrom: 5000,
  rates: { NL: 2100, DE: 1900, FI: 2550, CH: 810 },
};
const COUNTRIES = ["NL", "DE", "FI", "CH", "US"];
const percent = (percent: number): GivenBenefit => ({ rule: "percent", args: { percent } });
const amount = (amount: number): GivenBenefit => ({ rule: "amount", args: { amount } });
export const CODES = [
  { code: "TENTH", benefit: percent(10) },
  { code: "SEVENTH", benefit: percent(14) },
  { code: "GIFT", benefit: percent(100) },
  { code: "TENNER", benefit: amount(1000) },
  { code: "HUGE", benefit: amount(900_000) },
];

/** Draws that a seed repeats. */
export const drawsOf = (next: () => number) => {
  const random = (below: number): number => Math.floor(next() * below);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  return { random, pick };
};

type Answer<T> = { status: number; text: string; body: T; cookie: string };

/** Calls the routes as a browser would, without a server in between. */
export const callerOf =
  (routes: ReadonlyMap<string, Routes>) =>
  async <T>(operation: string, given: Call): Promise<Answer<T>> => {
    const route = routes.get(splitOperation(operation).path);
    if (!route) throw new Error(`there is no ${operation}`);
    const { status, text, body, headers } = await send(route, operation, given);
    return { status, text, body: body as T, cookie: (headers.getSetCookie()[0] ?? "").split(";")[0] ?? "" };
  };

type Buyer = {
  userId: string | null;
  cartKey: `a:${string}` | `u:${string}`;
  headers: Record<string, string>;
  email: string;
};
export type Shopping = {
  buyer: Buyer;
  wanted: Wanted;
  code: (typeof CODES)[number] | null;
  byWallet: boolean;
  price: Price;
};

type Scene = {
  db: Database;
  call: ReturnType<typeof callerOf>;
  products: readonly string[];
  draws: ReturnType<typeof drawsOf>;
};

const newBuyer = async (db: Database, n: number): Promise<Buyer> => {
  const email = `buyer${n}@example.com`;
  if (n % 3 === 0) {
    const cartId = randomUUID();
    return { userId: null, cartKey: `a:${cartId}`, headers: { cookie: `cartId=${cartId}` }, email };
  }
  const { userId, headers } = await signIn(db);
  return { userId, cartKey: `u:${userId}`, headers, email };
};

/** Puts random lines into the cart through its door; every answer and the page agree with the catalogue. */
const fillCart = async ({ call, products, draws }: Scene, { headers }: Buyer): Promise<Wanted["lines"]> => {
  const { random, pick } = draws;
  const chosen = new Set(Array.from({ length: 1 + random(5) }, () => pick(products)));
  const lines: Wanted["lines"] = [];
  let cart: Cart | undefined;
  for (const productId of chosen) {
    const quantity = 1 + random(3);
    const page = await call<{ product: { price: number } }>("GET /api/product/{productId}", {
      params: { productId },
    });
    cart = (await call<Cart>("POST /api/cart", { headers, body: { productId, quantity } })).body;
    const line = cart.items.find((item) => item.productId === productId);
    const unitPrice = page.body.product.price;
    expect(line).toMatchObject({ unitPrice, quantity, subtotal: unitPrice * quantity });
    lines.push({ unitPrice, quantity });
  }
  const { subtotal, shippingFee, total } = priceOf({ lines, code: null, points: 0, country: "US" }, TERMS);
  expect(cart?.subtotal).toBe(subtotal);
  expect(cart && cartPageShows(cart)).toEqual([subtotal, ...(shippingFee > 0 ? [shippingFee] : []), total]);
  return lines;
};

/** The n-th buyer: who it is, what lies in the cart, and what that must cost however it is looked at. */
export const goShopping = async (scene: Scene, n: number): Promise<Shopping> => {
  const { random, pick } = scene.draws;
  const buyer = await newBuyer(scene.db, n);
  const lines = await fillCart(scene, buyer);
  const code = random(2) === 0 ? pick(CODES) : null;
  const points = buyer.userId && random(2) === 0 ? 1 + random(pick([20, 500, 20_000])) : 0;
  if (buyer.userId && points > 0)
    await grantPoints(createContext(scene.db, "user:desk"), {
      accountId: buyer.userId,
      amount: points,
      byDesk: false,
    });
  const wanted = { lines, code: code?.benefit.args ?? null, points, country: pick(COUNTRIES) };
  return {
    buyer,
    wanted,
    code,
    byWallet: buyer.userId !== null && n % 5 === 4,
    price: priceOf(wanted, TERMS),
  };
};
