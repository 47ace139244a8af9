import type { Transaction } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { dayOf, lastDayOf } from "./rules";
import { type PointTransaction, type Recorder, writeTransaction } from "./write-transaction";

export type NewLot = {
  accountId: string;
  amount: number;
  /** The same cause is issued once. */
  cause: string;
  /** Points count from this moment's day (UTC) on, for `POINTS_TTL_DAYS` days. */
  occurredAt: Date;
  orderId?: string | null;
  note?: string;
  /** When the log shall say another day of issue than that of `occurredAt`: points that come from elsewhere. */
  issuedOn?: string;
};

/** Issues points as one lot. A cause that was issued before changes nothing and answers its entry. */
export const issueLot = async (
  tx: Transaction,
  recorder: Recorder,
  { issuedOn, ...lot }: NewLot,
): Promise<PointTransaction> => {
  const day = issuedOn ?? dayOf(lot.occurredAt);
  return writeTransaction(tx, recorder, {
    ...lot,
    type: "issue",
    movements: [],
    opens: { issuedOn: day, lastDay: lastDayOf(day, env.POINTS_TTL_DAYS), amount: lot.amount },
  });
};
