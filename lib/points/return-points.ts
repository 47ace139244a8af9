import type { Transaction } from "@/db/client";
import { findOrderPoints, findTaken } from "./order-points";
import { addDays, dayOf, planReturn, REISSUED_DAYS } from "./rules";
import { lockAccount, type Recorder, writeTransaction } from "./write-transaction";

/**
 * Gives the points that an order was paid with back to their lots, until it holds `keep` of them. What it holds is read
 * under the account's lock, so that any number of calls end the same. Points of lots that have expired meanwhile are
 * issued anew for {@link REISSUED_DAYS} days.
 */
export const returnPoints = async (
  tx: Transaction,
  recorder: Recorder,
  { orderId, keep, note }: { orderId: string; keep: number; note: string },
): Promise<void> => {
  const known = await findOrderPoints(tx, orderId);
  if (!known || known.held <= keep) return;
  await lockAccount(tx, known.accountId);
  const points = await findOrderPoints(tx, orderId);
  if (!points || points.held <= keep) return;
  const { accountId, held, asked, returned } = points;
  const amount = held - keep;
  const today = dayOf(recorder.now);
  const taken = await findTaken(tx, orderId);
  const { movements, reissued } = planReturn(taken, { before: asked - held, amount, today });
  await writeTransaction(tx, recorder, {
    ...{ accountId, type: "return", amount, orderId, note, movements },
    cause: `return:${orderId}:${returned + amount}`,
    ...(reissued > 0
      ? { opens: { issuedOn: today, lastDay: addDays(today, REISSUED_DAYS - 1), amount: reissued } }
      : {}),
  });
};
