import { and, asc, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { pointLots, pointMovements, pointTransactions } from "@/db/schema/points";
import type { Lot } from "./rules";
import type { PointTransaction } from "./write-transaction";

/** What the log says of one order. */
export type OrderPoints = {
  accountId: string;
  /** Points that the order is paid with: what each of its redemptions took. */
  asked: number;
  /** How often it has redeemed; a late payment does so again. */
  redemptions: number;
  /** Points of the order that are redeemed now. */
  held: number;
  returned: number;
  earned: number;
  /** Taken back so far, what could not be collected included. */
  takenBack: number;
};

const total = (entries: PointTransaction[]): number => entries.reduce((sum, { amount }) => sum + amount, 0);

/** Null for an order that no points belong to. To be read under the account's lock when something follows from it. */
export const findOrderPoints = async (tx: Transaction, orderId: string): Promise<OrderPoints | null> => {
  const entries = await tx
    .select()
    .from(pointTransactions)
    .where(eq(pointTransactions.orderId, orderId))
    .orderBy(asc(pointTransactions.id));
  const [first] = entries;
  if (!first) return null;
  const of = (type: PointTransaction["type"]) => entries.filter((entry) => entry.type === type);
  const redeemed = of("redeem");
  const returned = total(of("return"));
  return {
    accountId: first.accountId,
    asked: redeemed[0]?.amount ?? 0,
    redemptions: redeemed.length,
    held: total(redeemed) - returned,
    returned,
    earned: total(of("issue")),
    takenBack: of("take-back").reduce((sum, { amount, uncollected }) => sum + amount + uncollected, 0),
  };
};

/** What the order's last redemption took, and of which lots, as they are now. */
export const findTaken = async (
  tx: Transaction,
  orderId: string,
): Promise<{ lot: Lot; amount: number }[]> => {
  const [last] = await tx
    .select({ id: pointTransactions.id })
    .from(pointTransactions)
    .where(and(eq(pointTransactions.orderId, orderId), eq(pointTransactions.type, "redeem")))
    .orderBy(desc(pointTransactions.id))
    .limit(1);
  if (!last) return [];
  const rows = await tx
    .select({ lot: pointLots, amount: pointMovements.amount })
    .from(pointMovements)
    .innerJoin(pointLots, eq(pointLots.id, pointMovements.lotId))
    .where(eq(pointMovements.transactionId, last.id));
  return rows.map(({ lot, amount }) => ({ lot, amount: -amount }));
};
