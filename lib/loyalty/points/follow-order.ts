import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { findOrderRow, type OrderRow } from "@/lib/orders/queries";
import { findOrderPoints } from "@/lib/points/order-points";
import { returnPoints } from "@/lib/points/return-points";
import { shareOf } from "@/lib/points/rules";
import { takeBackPoints } from "@/lib/points/take-back-points";
import type { Recorder } from "@/lib/points/write-transaction";

/** Stands for "points of this order" among the advisory locks; an arbitrary number. */
const ORDER_LOCK = 4_816_203;

/** Whoever issues, returns or takes back for an order waits here, so that the last one reads all that was done before. */
export const lockOrderPoints = (tx: Transaction, orderId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${orderId}, ${ORDER_LOCK}))`);

/** The share of these points that stands for what was paid back of the order. */
const shareRefunded = (points: number, { refundStatus, refundedTotal, total }: OrderRow): number => {
  if (refundStatus === "full") return points;
  return refundedTotal === 0 ? 0 : shareOf(points, refundedTotal, total);
};

const CLOSED: readonly OrderRow["status"][] = ["cancelled", "expired", "refunded"];

/**
 * Brings the points of an order in line with the order as it stands now: those it was paid with return, and those it earned
 * are taken back, in proportion to what was paid back. Any number of events, in any order, end the same.
 */
export const followOrder = async (tx: Transaction, recorder: Recorder, orderId: string): Promise<void> => {
  await lockOrderPoints(tx, orderId);
  const [order, points] = [await findOrderRow(tx, orderId), await findOrderPoints(tx, orderId)];
  if (!order || !points) return;
  const keep = CLOSED.includes(order.status) ? 0 : points.asked - shareRefunded(points.asked, order);
  const note = CLOSED.includes(order.status) ? "The order was closed." : "Part of the order was paid back.";
  await returnPoints(tx, recorder, { orderId, keep, note });
  const target = shareRefunded(points.earned, order);
  await takeBackPoints(tx, recorder, { orderId, target, note: "The order was paid back." });
};
