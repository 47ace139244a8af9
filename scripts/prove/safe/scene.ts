import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { pay } from "../calls";
import { ADDRESS, makePeople, makeProduct, type Person } from "../people";
import type { ProvenShop, Server } from "../shop";
import { changedSince, fingerprint } from "./fingerprint";
import { ask, cookiesOf, type Reply } from "./raw";

/** A word that stands in what belongs to the owner and in what only the office sees, and nowhere else. */
export const MARK = "Quokkaleaf";
export const PRICE = 5900;

/** What is somebody's own, by identifier. */
export type Belongings = {
  orderId: string;
  openOrderId: string;
  purchaseId: string;
  addressId: string;
  sessionId: string;
  /** An order of a guest, and the cookie that opens it. */
  guestOrderId: string;
  guestCookie: string;
};

export type Scene = {
  shop: ProvenShop;
  sql: pg.Pool;
  servers: [Server, Server];
  urls: [string, string];
  admin: Person;
  owner: Person;
  stranger: Person;
  productId: string;
  productSlug: string;
  theirs: Belongings;
};

/** Headers of a browser's call without a session. */
export const GUEST: Record<string, string> = { cookie: "theme=light" };

export const secretOf = (shop: ProvenShop, name: string): string => {
  const value = shop.variables[name];
  if (!value) throw new Error(`The shop has no ${name}.`);
  return value;
};

const expectStatus = (reply: Reply, status: number, what: string): Reply => {
  if (reply.status !== status) throw new Error(`${what}: ${reply.status} ${reply.text.slice(0, 300)}`);
  return reply;
};

/** Somebody signed in, of that role. */
export const personOf = async (
  { shop, sql }: Pick<Scene, "shop" | "sql">,
  role: "shopper" | "admin" = "shopper",
): Promise<Person> => {
  const [person] = await makePeople(sql, { count: 1, secret: secretOf(shop, "NEXTAUTH_SECRET"), role });
  if (!person) throw new Error("Nobody was made.");
  return person;
};

type Buying = { headers: Record<string, string>; email: string; name?: string; more?: object };

/** Places an order by card for one piece. */
export const placeOrder = async (
  url: string,
  productId: string,
  { headers, email, name = "Ana", more }: Buying,
): Promise<Reply> =>
  ask(url, "/api/checkout/create-payment-intent", {
    method: "POST",
    headers,
    json: {
      items: [{ productId, quantity: 1 }],
      email,
      shippingAddress: { ...ADDRESS, name },
      ...more,
    },
  });

const readOne = async (sql: pg.Pool, text: string, values: unknown[]): Promise<string> => {
  const { rows } = await sql.query<{ id: string }>(text, values);
  return rows[0]?.id ?? "";
};

const belong = async (scene: Omit<Scene, "theirs">): Promise<Belongings> => {
  const { urls, sql, shop, owner, admin, productId } = scene;
  const [url] = urls;
  const buy = async (headers: Record<string, string>, more = {}) =>
    expectStatus(
      await placeOrder(url, productId, { headers, email: owner.email, name: MARK, more }),
      201,
      "An order was refused",
    );
  const paid = await buy(owner.headers);
  await pay(shop.platform, paid.json());
  const open = await buy(owner.headers);
  const guests = await buy({ cookie: `cartId=${randomUUID()}` });
  const credit = { method: "POST", headers: admin.headers, json: { amount: 900_000, reason: MARK } };
  expectStatus(
    await ask(url, `/api/admin/wallets/${owner.userId}/credit`, credit),
    200,
    "The credit was refused",
  );
  const bought = expectStatus(
    await ask(url, "/api/purchase", {
      method: "POST",
      headers: owner.headers,
      json: { productId, quantity: 1 },
    }),
    200,
    "The purchase was refused",
  );
  await sql.query("update users set nickname = $2 where id = $1", [owner.userId, MARK]);
  await sql.query(`update addresses set address = jsonb_set(address, '{name}', $2) where user_id = $1`, [
    owner.userId,
    JSON.stringify(MARK),
  ]);
  return {
    orderId: String(paid.json().orderId),
    openOrderId: String(open.json().orderId),
    purchaseId: String(bought.json().orderId),
    addressId: await readOne(sql, "select id from addresses where user_id = $1", [owner.userId]),
    sessionId: await readOne(sql, "select id from sessions where user_id = $1", [owner.userId]),
    guestOrderId: String(guests.json().orderId),
    guestCookie: cookiesOf(guests),
  };
};

/** Nothing is to happen by the clock, so that whatever changes was changed by a call. */
const stopClock = async ({ platform }: ProvenShop): Promise<void> => {
  const { url = "", token } = platform.qstash ?? {};
  const headers = { authorization: `Bearer ${token}` };
  const listed = await fetch(`${url}/v2/schedules`, { headers });
  for (const { scheduleId } of (await listed.json()) as { scheduleId: string }[]) {
    await fetch(`${url}/v2/schedules/${scheduleId}`, { method: "DELETE", headers });
  }
};

const CALM_MS = 3_000;

/** Waits until the database stays as it is. */
export const calmDown = async ({ sql }: Pick<Scene, "sql">): Promise<void> => {
  let before = await fingerprint(sql);
  for (let tries = 0; tries < 40; tries += 1) {
    await delay(CALM_MS);
    const now = await fingerprint(sql);
    if (changedSince(before, now).length === 0) return;
    before = now;
  }
  throw new Error(`The shop did not come to rest: ${changedSince(before, await fingerprint(sql))}`);
};

/** A shop with an admin, somebody who owns things, and somebody else who wants to see them. */
export const setScene = async (shop: ProvenShop, sql: pg.Pool, servers: [Server, Server]): Promise<Scene> => {
  const base = { shop, sql };
  const urls: [string, string] = [servers[0].url, servers[1].url];
  const admin = await personOf(base, "admin");
  const productId = await makeProduct(urls[0], admin, { name: "Plain lamp", price: PRICE, stock: 100_000 });
  const productSlug = await readOne(sql, "select slug as id from products where id = $1", [productId]);
  const people = { admin, owner: await personOf(base), stranger: await personOf(base) };
  const scene = { ...base, servers, urls, ...people, productId, productSlug };
  await stopClock(shop);
  return { ...scene, theirs: await belong(scene) };
};
