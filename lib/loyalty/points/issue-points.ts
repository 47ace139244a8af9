import type { Transaction } from "@/db/client";
import { issueLot } from "@/lib/points/issue-lot";
import type { PointTransaction } from "@/lib/points/write-transaction";
import { followOrder, lockOrderPoints } from "./follow-order";

export type Issue = {
  /** Whose points: a user's id. */
  accountId: string;
  /** At least 1. */
  amount: number;
  /** What earned them. Points of an `order` are taken back in proportion when it is refunded. */
  causeKind: "order" | "grant";
  causeId: string;
  /** When they were earned; they count from that day (UTC) on. */
  occurredAt: Date;
  note?: string;
  /** Who issues, as the log says it. */
  actor?: string;
};

/**
 * Issues points once for each cause and answers the entry of the log, new or old. Points of an order that was paid back in
 * the meantime are taken back in the same transaction, so that it does not matter which news came first.
 */
export const issuePoints = async (
  tx: Transaction,
  { accountId, amount, causeKind, causeId, occurredAt, note, actor = "system:loyalty" }: Issue,
): Promise<PointTransaction> => {
  const orderId = causeKind === "order" ? causeId : null;
  const recorder = { actor, now: new Date() };
  if (orderId) await lockOrderPoints(tx, orderId);
  const cause = `issue:${causeKind}:${causeId}`;
  const issued = await issueLot(tx, recorder, {
    accountId,
    amount,
    cause,
    occurredAt,
    orderId,
    ...(note ? { note } : {}),
  });
  if (orderId) await followOrder(tx, recorder, orderId);
  return issued;
};
