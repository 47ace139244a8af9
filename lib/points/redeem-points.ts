import type { Transaction } from "@/db/client";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { findLots } from "./queries";
import { dayOf, planRedeem, spendableOf } from "./rules";
import { countPoints } from "./words-rules";
import { lockAccount, type PointTransaction, type Recorder, writeTransaction } from "./write-transaction";

export type Redemption = {
  accountId: string;
  amount: number;
  cause: string;
  orderId?: string | null;
  note?: string;
};

const tooFew = (spendable: number) =>
  fail(
    problem("insufficient-points", `Insufficient balance: this account can spend ${countPoints(spendable)}.`),
  );

/**
 * Takes points from the oldest lots that have not expired, under the account's lock, so that what is shown is what can be
 * spent. Too few are refused and nothing is written.
 */
export const redeemPoints = async (
  tx: Transaction,
  recorder: Recorder,
  redemption: Redemption,
): Promise<Result<PointTransaction>> => {
  if (!(await lockAccount(tx, redemption.accountId))) return tooFew(0);
  const today = dayOf(recorder.now);
  const lots = await findLots(tx, redemption.accountId, { from: today });
  const movements = planRedeem(lots, redemption.amount, today);
  if (!movements) return tooFew(spendableOf(lots, today));
  return ok(await writeTransaction(tx, recorder, { ...redemption, type: "redeem", movements }));
};
