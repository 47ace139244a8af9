import type { Claim } from "./claims";
import type { Load } from "./load";
import { newSearches, searchMix } from "./search-mix";
import type { Named } from "./search-queries";

const PLENTY = 50;
/** The quantity that the one cart is set to before it is read. */
const SET = 3;
/** How long an answer to a search may be given again: that of a shop which has been open for longer is measured. */
const KEPT_FOR_S = 5;

type Listed = { productId: string; slug: string; available: number };

/** Those that the carts here do not run short of: a line that is short asks the database for the shopper's own order. */
export const allOfPlenty = async (url: string): Promise<[Listed, ...Listed[]]> => {
  const answer = await fetch(`${url}/api/product?inStock=true&limit=100&sort=-price`);
  const { products } = (await answer.json()) as { products: Listed[] };
  const [first, ...others] = products.filter(({ available }) => available > PLENTY);
  if (!first) throw new Error("there is no product of which there is plenty");
  return [first, ...others];
};

const cookieFrom = async (url: string, productId: string): Promise<string> => {
  const response = await fetch(`${url}/api/cart`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ productId, quantity: 1 }),
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
};

const varied = (url: string, next: () => string, expects: string): Load => ({
  url,
  vary: () => ({ path: next() }),
  expects,
});

/** A guest's calls, against the smallest route of the framework; and what that does when it asks KV once. */
export const apiLoads = async (
  url: string,
  bare: string,
  { category, productId, catalogue }: { category: string; productId: string; catalogue: readonly Named[] },
): Promise<Record<string, Load>> => {
  const cookie = await cookieFrom(url, productId);
  const json = { "content-type": "application/json" };
  const body = (quantity: number) => JSON.stringify({ productId, quantity });
  const cart = `${url}/api/cart`;
  const expects = `"productId":"${productId}"`;
  return {
    "smallest route": { url: `${bare}/api`, expects: '"ok":true' },
    "… asking KV once": { url: `${bare}/api/work?kv=1` },
    "catalogue API": { url: `${url}/api/product?category=${category}`, expects: `"category":"${category}"` },
    "one product": { url: `${url}/api/product/${productId}`, expects },
    search: { ...varied(url, searchMix(catalogue), '"hits":['), warmUp: KEPT_FOR_S },
    "… all new": varied(url, newSearches(), '"hits":['),
    "add to cart": { url: cart, method: "POST", headers: json, body: body(1), expects },
    "set quantity": { url: cart, method: "PUT", headers: { ...json, cookie }, body: body(SET), expects },
    "read cart": { url: cart, headers: { cookie }, expects },
    "/api/me": { url: `${url}/api/me`, headers: { cookie }, expects: `"itemCount":${SET}` },
  };
};

const TARGETS: Record<string, number | undefined> = {
  "… asking KV once": undefined,
  "catalogue API": 0.6,
  "one product": undefined,
  search: 0.5,
  "… all new": undefined,
  "add to cart": 0.35,
  "set quantity": 0.35,
  "read cart": 0.45,
  "/api/me": 0.5,
};

export const API_CLAIMS: Claim[] = Object.entries(TARGETS).map(([name, target]) => ({
  name,
  ours: name,
  ceiling: "smallest route",
  target,
}));
