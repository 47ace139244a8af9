import type { Transaction } from "@/db/client";
import { ProblemError } from "@/lib/kernel/errors";
import { findOrderPoints } from "./order-points";
import { redeemPoints } from "./redeem-points";
import { returnPoints } from "./return-points";
import { lockAccount, type Recorder } from "./write-transaction";

const causeOf = (orderId: string, redemptions: number): string => `redeem:${orderId}:${redemptions + 1}`;

/** Redeems what a new order is paid with. Taken before stock, always, so that no two orders wait for each other. */
export const holdPoints = async (
  tx: Transaction,
  recorder: Recorder,
  { orderId, accountId, amount }: { orderId: string; accountId: string; amount: number },
): Promise<void> => {
  const redemption = { accountId, amount, orderId, cause: causeOf(orderId, 0), note: "Used on an order." };
  const redeemed = await redeemPoints(tx, recorder, redemption);
  if (!redeemed.ok) throw new ProblemError(redeemed.problem);
};

/** Gives everything back that the order holds. */
export const releasePoints = (tx: Transaction, recorder: Recorder, orderId: string): Promise<void> =>
  returnPoints(tx, recorder, { orderId, keep: 0, note: "The order was closed." });

/** Redeems again for money that came late; answers whether the order holds what it was priced with. */
export const holdPointsAgain = async (
  tx: Transaction,
  recorder: Recorder,
  orderId: string,
): Promise<boolean> => {
  const known = await findOrderPoints(tx, orderId);
  if (!known || known.asked === 0) return true;
  await lockAccount(tx, known.accountId);
  const points = await findOrderPoints(tx, orderId);
  if (!points || points.held > 0) return true;
  const { accountId, asked: amount, redemptions } = points;
  const cause = causeOf(orderId, redemptions);
  const note = "Used on an order that was paid late.";
  return (await redeemPoints(tx, recorder, { accountId, amount, orderId, cause, note })).ok;
};
