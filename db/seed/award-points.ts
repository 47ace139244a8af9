import { eq } from "drizzle-orm";
import { type Database, inTransaction, type Transaction } from "@/db/client";
import { campaignAwards, campaignEvaluations } from "@/db/schema/campaigns";
import { events } from "@/db/schema/events";
import { type Judgement, judgeOrder } from "@/lib/loyalty/campaigns/evaluate-order";
import { readInForce } from "@/lib/loyalty/campaigns/queries";
import { DEFAULT_CLIENT } from "@/lib/loyalty/campaigns/rules";
import { followOrder } from "@/lib/loyalty/points/follow-order";
import { listPaidOrders } from "@/lib/orders/paid-queries";
import { issueLot } from "@/lib/points/issue-lot";

const CHUNK = 500;
const ALL = 1_000_000;

const judgeAll = async (tx: Transaction, now: Date): Promise<Judgement[]> => {
  const [orders, told, inForce] = [
    await listPaidOrders(tx, { from: new Date(0), to: now, limit: ALL }),
    await tx
      .select({ id: events.id, orderId: events.aggregateId })
      .from(events)
      .where(eq(events.type, "order.paid")),
    await readInForce(tx),
  ];
  const eventOf = new Map(told.map(({ id, orderId }) => [orderId, id]));
  return orders.flatMap((order) => {
    const eventId = eventOf.get(order.orderId);
    const { userId: accountId, paidAt: occurredAt } = order;
    const paid = { order, occurredAt, accountId, client: DEFAULT_CLIENT };
    return eventId ? [judgeOrder({ ...paid, eventId }, inForce(occurredAt), now)] : [];
  });
};

/** What `issuePoints` does for each order, without its locks: nobody else is here yet. */
const issueAll = async (tx: Transaction, now: Date, judgements: Judgement[]): Promise<void> => {
  const recorder = { actor: "system:seed", now };
  for (const { evaluation } of judgements) {
    const { accountId, orderId, points: amount, occurredAt, sum: note } = evaluation;
    if (!accountId || amount === 0) continue;
    const cause = `issue:order:${orderId}`;
    await issueLot(tx, recorder, { accountId, amount, cause, occurredAt, orderId, note });
  }
};

/**
 * Lets the campaigns judge the orders of the past as if their events had just arrived; what was paid back since takes its
 * points with it. Answers how many orders were judged.
 */
export const awardPastOrders = (db: Database, now: Date): Promise<number> =>
  inTransaction(db, async (tx) => {
    const judgements = await judgeAll(tx, now);
    for (let at = 0; at < judgements.length; at += CHUNK) {
      const chunk = judgements.slice(at, at + CHUNK);
      await tx.insert(campaignEvaluations).values(chunk.map(({ evaluation }) => evaluation));
      const awards = chunk.flatMap((judgement) => judgement.awards);
      if (awards.length > 0) await tx.insert(campaignAwards).values(awards);
    }
    await issueAll(tx, now, judgements);
    const refunded = await tx
      .select({ orderId: events.aggregateId })
      .from(events)
      .where(eq(events.type, "order.refunded"));
    for (const { orderId } of refunded) await followOrder(tx, { actor: "system:seed", now }, orderId);
    return judgements.length;
  });
