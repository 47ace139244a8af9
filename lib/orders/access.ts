import { createHmac } from "node:crypto";
import type { Database } from "@/db/client";
import { orderTokens } from "@/db/schema/orders";
import { type Context, requestKeyOf } from "@/lib/events/context";
import { requireEnv } from "@/lib/kernel/env";
import { randomToken, sha256 } from "@/lib/kernel/hash";
import { findWholeOrder, hasOrderToken, type OrderRow } from "./queries";
import type { Order } from "./schema";

/** Who asks for an order: an account, and whatever secrets the browser or the client brought along. */
export type Visitor = { userId: string | null; isAdmin: boolean; secrets: string[] };

const LONGEST_SECRET = 128;

const isOwner = (order: OrderRow, { isAdmin, userId }: Visitor): boolean =>
  isAdmin || (order.userId !== null && order.userId === userId);

const hashesOf = ({ secrets }: Visitor): string[] =>
  secrets.filter((secret) => secret.length <= LONGEST_SECRET).map(sha256);

/** Owner by account or by secret, or an admin. Everybody else is told that there is no such order. */
export const mayOpen = async (db: Database, order: OrderRow, visitor: Visitor): Promise<boolean> =>
  isOwner(order, visitor) || hasOrderToken(db, order.id, hashesOf(visitor));

/** The order as shoppers see it and its row, when this visitor may open it; by one statement. */
export const findOrderFor = async (
  db: Database,
  orderId: string,
  visitor: Visitor,
): Promise<{ row: OrderRow; order: Order } | null> => {
  const found = await findWholeOrder(db, orderId, hashesOf(visitor));
  return found && (isOwner(found.row, visitor) || found.isOpened) ? found : null;
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
