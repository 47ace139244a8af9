import { createHmac } from "node:crypto";
import type { Database } from "@/db/client";
import { orderTokens } from "@/db/schema/orders";
import { requireEnv } from "@/lib/kernel/env";
import { sha256 } from "@/lib/kernel/hash";
import { hasOrderToken, type OrderRow } from "./queries";

/** Who asks for an order: an account, and whatever secrets the browser or the client brought along. */
export type Visitor = { userId: string | null; isAdmin: boolean; secrets: string[] };

/** Owner by account or by secret, or an admin. Everybody else is told that there is no such order. */
export const mayOpen = async (db: Database, order: OrderRow, visitor: Visitor): Promise<boolean> => {
  if (visitor.isAdmin || (order.userId !== null && order.userId === visitor.userId)) return true;
  for (const secret of visitor.secrets) {
    if (secret.length <= 128 && (await hasOrderToken(db, order.id, sha256(secret)))) return true;
  }
  return false;
};

/** Lets whoever holds this secret open the order; only its hash is stored. */
export const addOrderToken = async (db: Database, orderId: string, secret: string): Promise<void> => {
  await db
    .insert(orderTokens)
    .values({ orderId, tokenHash: sha256(secret) })
    .onConflictDoNothing();
};

/**
 * The secret of the mailed link: 256 bits derived from the order's id, so that a mail sent twice is the same mail; only
 * its hash is stored.
 */
export const mailedSecret = async (db: Database, orderId: string): Promise<string> => {
  const secret = createHmac("sha256", requireEnv("NEXTAUTH_SECRET"))
    .update(`order-link:${orderId}`)
    .digest("base64url");
  await db
    .insert(orderTokens)
    .values({ orderId, tokenHash: sha256(secret) })
    .onConflictDoNothing();
  return secret;
};
