import type { Transaction } from "@/db/client";
import { findOrderPoints } from "./order-points";
import { findLots } from "./queries";
import { dayOf, planTakeBack } from "./rules";
import { lockAccount, type Recorder, writeTransaction } from "./write-transaction";

/**
 * Takes points back that an order had earned, until `target` of them are taken: first from its own lots, then from the
 * oldest. What the account lacks is written down as uncollected; its balance never falls below zero.
 */
export const takeBackPoints = async (
  tx: Transaction,
  recorder: Recorder,
  { orderId, target, note }: { orderId: string; target: number; note: string },
): Promise<void> => {
  const known = await findOrderPoints(tx, orderId);
  if (!known || known.takenBack >= target) return;
  await lockAccount(tx, known.accountId);
  const points = await findOrderPoints(tx, orderId);
  if (!points || points.takenBack >= target) return;
  const { accountId, takenBack } = points;
  const today = dayOf(recorder.now);
  const amount = target - takenBack;
  const lots = await findLots(tx, accountId, { from: today });
  const { movements, uncollected } = planTakeBack(lots, { orderId, amount, today });
  await writeTransaction(tx, recorder, {
    ...{ accountId, type: "take-back", amount: amount - uncollected, uncollected, orderId, note, movements },
    cause: `take-back:${orderId}:${target}`,
  });
};
