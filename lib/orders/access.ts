import { createHmac } from "node:crypto";
import type { Database } from "@/db/client";
import { orderTokens } from "@/db/schema/orders";
import { type Context, requestKeyOf } from "@/lib/events/context";
import { requireEnv } from "@/lib/kernel/env";
import { randomToken, sha256 } from "@/lib/kernel/hash";
import { hasOrderToken, type OrderRow } from "./queries";

/** Who asks for an order: an account, and whatever secrets the browser or the client brought along. */
export type Visitor = { userId: string | null; isAdmin: boolean; secrets: string[] };

const LONGEST_SECRET = 128;

/** Owner by account or by secret, or an admin. Everybody else is told that there is no such order. */
export const mayOpen = async (db: Database, order: OrderRow, visitor: Visitor): Promise<boolean> => {
  if (visitor.isAdmin || (order.userId !== null && order.userId === visitor.userId)) return true;
  const secrets = visitor.secrets.filter((secret) => secret.length <= LONGEST_SECRET);
  return hasOrderToken(db, order.id, secrets.map(sha256));
};

/** Lets whoever holds this secret open the order; only its hash is stored. */
export const addOrderToken = async (db: Database, orderId: string, secret: string): Promise<void> => {
  await db
    .insert(orderTokens)
    .values({ orderId, tokenHash: sha256(secret) })
    .onConflictDoNothing();
};

/** 256 bits that nobody else can derive. */
const derive = (from: string): string =>
  createHmac("sha256", requireEnv("NEXTAUTH_SECRET")).update(from).digest("base64url");

/**
 * The secret that a guest's browser opens its order with. Under an `Idempotency-Key` every repetition of the call gets the
 * same one, so that the key has one effect; without a key each call gets a new one.
 */
export const browserSecret = (ctx: Context): string => {
  const requestKey = requestKeyOf(ctx);
  return requestKey === null
    ? randomToken()
    : derive(`order-browser:${requestKey}:${ctx.idempotency?.bodyHash}`);
};

/**
 * The secret of the mailed link: derived from the order's id, so that a mail sent twice is the same mail; only its hash is
 * stored.
 */
export const mailedSecret = async (db: Database, orderId: string): Promise<string> => {
  const secret = derive(`order-link:${orderId}`);
  await db
    .insert(orderTokens)
    .values({ orderId, tokenHash: sha256(secret) })
    .onConflictDoNothing();
  return secret;
};
