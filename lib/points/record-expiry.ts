import { and, asc, eq, gt, lt } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { pointLots } from "@/db/schema/points";
import type { Context } from "@/lib/events/context";
import { addDays, type Day, dayOf } from "./rules";
import { lockAccount, type Recorder, writeTransaction } from "./write-transaction";

const BATCH = 500;
/** What is left after so many waits for the next run. */
const BATCHES = 20;

const due = (today: Day) =>
  and(lt(pointLots.lastDay, today), gt(pointLots.left, 0), eq(pointLots.expired, 0));

/** Writes down what has expired of one account; answers how many lots that were. */
export const recordExpiryOf = async (
  tx: Transaction,
  recorder: Recorder,
  accountId: string,
  today: Day,
): Promise<number> => {
  await lockAccount(tx, accountId);
  const lots = await tx
    .select()
    .from(pointLots)
    .where(and(eq(pointLots.accountId, accountId), due(today)));
  for (const { id, orderId, left, lastDay } of lots) {
    await writeTransaction(tx, recorder, {
      ...{ accountId, type: "expire", amount: left, movements: [{ lotId: id, amount: -left }] },
      cause: `expire:${id}`,
      note: orderId ? "Earned with an order." : "",
      occurredAt: new Date(`${addDays(lastDay, 1)}T00:00:00Z`),
    });
  }
  return lots.length;
};

/**
 * Writes into the log what has expired; run by a schedule. It decides nothing: points stop counting by their date. Answers
 * how many lots were written down.
 */
export const recordExpiry = async (ctx: Context): Promise<number> => {
  const today = dayOf(ctx.now);
  let recorded = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const accounts = await ctx.db
      .selectDistinct({ accountId: pointLots.accountId })
      .from(pointLots)
      .where(due(today))
      .orderBy(asc(pointLots.accountId))
      .limit(BATCH);
    for (const { accountId } of accounts)
      recorded += await inTransaction(ctx.db, (tx) => recordExpiryOf(tx, ctx, accountId, today));
    if (accounts.length < BATCH) break;
  }
  return recorded;
};
