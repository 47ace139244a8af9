import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type pg from "pg";
import { createId } from "@/lib/kernel/ids";

export const ADDRESS = { name: "Ana", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };

/** Somebody who buys; `userId` is null for guests, who come each from an address of this machine of their own. */
export type Customer = {
  userId: string | null;
  email: string;
  headers: { cookie: string; "content-type": string };
  localAddress?: string;
};

export type Person = Customer & { userId: string };

const HOUR_MS = 3_600_000;

const cookieOf = async (sessionId: string, secret: string): Promise<string> =>
  `next-auth.session-token=${await encode({ token: { sessionId }, secret })}`;

/**
 * Writes accounts with an address and an open session each, and answers what their browsers send: signing in by hand
 * would hash a password for each of them.
 */
export const makePeople = async (
  sql: pg.Pool,
  { count, secret, role = "shopper" }: { count: number; secret: string; role?: "shopper" | "admin" },
): Promise<Person[]> => {
  const people = Array.from({ length: count }, () => {
    const userId = createId("usr");
    return {
      userId,
      email: `${userId.toLowerCase()}@example.com`,
      sessionId: createId("ses"),
      addressId: createId("adr"),
    };
  });
  const column = (name: "userId" | "email" | "sessionId" | "addressId") => people.map((one) => one[name]);
  await sql.query(
    "insert into users (id, email, nickname, role) select id, email, 'Someone', $3 from unnest($1::text[], $2::text[]) as p(id, email)",
    [column("userId"), column("email"), role],
  );
  await sql.query(
    "insert into sessions (id, user_id, expires_at) select id, user_id, $3 from unnest($1::text[], $2::text[]) as s(id, user_id)",
    [column("sessionId"), column("userId"), new Date(Date.now() + HOUR_MS)],
  );
  await sql.query(
    "insert into addresses (id, user_id, address, is_default) select id, user_id, $3, true from unnest($1::text[], $2::text[]) as a(id, user_id)",
    [column("addressId"), column("userId"), JSON.stringify(ADDRESS)],
  );
  return Promise.all(
    people.map(async ({ userId, email, sessionId }) => ({
      userId,
      email,
      headers: { cookie: await cookieOf(sessionId, secret), "content-type": "application/json" },
    })),
  );
};

/** People without an account, each with a browser and an address of its own; at most 250. */
export const makeGuests = (count: number): Customer[] =>
  Array.from({ length: count }, (_, n) => ({
    userId: null,
    email: `guest-${n}@example.com`,
    headers: { cookie: `cartId=${randomUUID()}`, "content-type": "application/json" },
    localAddress: `127.0.1.${n + 1}`,
  }));

/** Puts a product on the shelf as an admin does, and answers its identifier. */
export const makeProduct = async (
  url: string,
  admin: Person,
  product: { name: string; price: number; stock: number },
): Promise<string> => {
  const response = await fetch(`${url}/api/product`, {
    method: "POST",
    headers: admin.headers,
    body: JSON.stringify({ ...product, category: "Proof" }),
  });
  if (response.status !== 201) throw new Error(`The product was refused: ${await response.text()}`);
  return ((await response.json()) as { product: { productId: string } }).product.productId;
};
