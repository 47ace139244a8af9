import { and, eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { orderHistory, orders, paymentEvents } from "@/db/schema/orders";
import { disputes } from "@/db/schema/settlement";
import type { Context } from "@/lib/events/context";
import { formatMoney } from "@/lib/kernel/money";
import { type Dispute, findDispute } from "@/lib/services/payments";
import type { SettlementCause } from "./settle-payment";

const idOf = (reference: string | { id: string } | null): string =>
  typeof reference === "string" ? reference : (reference?.id ?? "");

const words = (text: string): string => text.replaceAll("_", " ");

const noteOf = ({ amount, currency, reason, status }: Dispute): string =>
  status === "won" || status === "lost"
    ? `The dispute was ${status}.`
    : `The buyer's bank disputes ${formatMoney(amount, currency)} (${words(reason)}): ${words(status)}.`;

/**
 * Keeps a dispute as Stripe has it now and tells the order desk of each new state; the buyer does not see it. Events late,
 * twice or in any order end in the same row, with one remark a state. Answers whether Stripe knows it.
 */
export const noteDispute = async (
  ctx: Context,
  disputeId: string,
  cause: SettlementCause,
): Promise<boolean> => {
  const dispute = await findDispute(disputeId);
  if (!dispute) return false;
  const paymentIntentId = idOf(dispute.payment_intent);
  await inTransaction(ctx.db, async (tx) => {
    const fresh = await tx
      .insert(paymentEvents)
      .values({ id: cause.id, type: cause.type, paymentIntentId, createdAt: cause.createdAt })
      .onConflictDoNothing()
      .returning({ id: paymentEvents.id });
    if (fresh.length === 0) return;
    const [order] = await tx
      .select({ id: orders.id })
      .from(orders)
      .where(eq(orders.paymentIntentId, paymentIntentId))
      .for("update");
    const { id, amount, currency, reason, status } = dispute;
    const [before] = await tx.select().from(disputes).where(eq(disputes.id, id));
    await tx
      .insert(disputes)
      .values({
        id,
        orderId: order?.id ?? null,
        paymentIntentId,
        amount,
        currency,
        reason,
        status,
        openedAt: new Date(dispute.created * 1000),
        updatedAt: ctx.now,
      })
      .onConflictDoUpdate({ target: disputes.id, set: { status, updatedAt: ctx.now } });
    if (!order || before?.status === status) return;
    const note = noteOf(dispute);
    const told = await tx
      .select({ id: orderHistory.id })
      .from(orderHistory)
      .where(
        and(
          eq(orderHistory.orderId, order.id),
          eq(orderHistory.type, "dispute"),
          eq(orderHistory.note, note),
        ),
      );
    if (told.length > 0) return;
    await tx
      .insert(orderHistory)
      .values({ orderId: order.id, type: "dispute", note, actor: ctx.actor, public: false, at: ctx.now });
  });
  return true;
};
