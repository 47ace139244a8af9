import { and, eq } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { orderHistory, orderLines, orders, refunds } from "@/db/schema/orders";
import { type AuditEntry, recordAudit } from "@/lib/audit/record-audit";
import { restock } from "@/lib/catalog/move-stock";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { divideHalfEven, formatMoney } from "@/lib/kernel/money";
import { attempt, type Result, unwrap } from "@/lib/kernel/result";
import { bookEntry } from "@/lib/wallet/book-entry";
import { findOrderLines, type OrderLineRow, type OrderRow } from "./queries";
import { orderStates, SOLD_STATUSES } from "./rules";

export type RefundInput = {
  orderId: string;
  /** Either lines or an amount in minor units; neither is all that is left. */
  lines?: { productId: string; quantity: number }[];
  amount?: number;
  restock: boolean;
  reason: string;
};

export type Refunded = { refundId: string; amount: number; status: "pending" | "succeeded" };

type Plan = { amount: number; lines: { productId: string; quantity: number }[]; completes: boolean };

const tooLarge = (detail: string) => new ProblemError(problem("refund-too-large", detail));

const refundable = (line: OrderLineRow): number => line.quantity - line.refundedQuantity;

/** What these lines are worth of what was paid: their share of the goods, with discounts in proportion. */
const worthOf = (order: OrderRow, lines: OrderLineRow[], wanted: Map<string, number>): number => {
  const goods = lines.reduce((sum, line) => sum + line.unitPrice * (wanted.get(line.productId) ?? 0), 0);
  return order.subtotal === 0 ? 0 : divideHalfEven(goods * (order.subtotal - order.discount), order.subtotal);
};

const planLines = (order: OrderRow, lines: OrderLineRow[], input: RefundInput): Plan => {
  const wanted = new Map<string, number>();
  for (const { productId, quantity } of input.lines ?? []) {
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  }
  for (const [productId, quantity] of wanted) {
    const line = lines.find((entry) => entry.productId === productId);
    if (!line || refundable(line) < quantity)
      throw tooLarge("More units than are left of this order's lines.");
  }
  const left = order.total - order.refundedTotal;
  const rest = lines.every((line) => refundable(line) === (wanted.get(line.productId) ?? 0));
  const amount = rest ? left : Math.min(left, worthOf(order, lines, wanted));
  return {
    amount,
    lines: [...wanted].map(([productId, quantity]) => ({ productId, quantity })),
    completes: rest,
  };
};

const allLeft = (lines: OrderLineRow[]): Plan["lines"] =>
  lines
    .map((line) => ({ productId: line.productId, quantity: refundable(line) }))
    .filter(({ quantity }) => quantity > 0);

/** An order that cost no money, all of it paid with points or given away, is taken back as a whole. */
const planFree = (lines: OrderLineRow[], { amount, lines: wanted = [] }: RefundInput): Plan => {
  const all = allLeft(lines);
  const units = (list: Plan["lines"]) => list.reduce((sum, { quantity }) => sum + quantity, 0);
  if (amount !== undefined || (wanted.length > 0 && units(wanted) !== units(all)))
    throw tooLarge("This order cost no money; it can be taken back as a whole only.");
  return { amount: 0, lines: all, completes: true };
};

/** Amount and lines of the refund that is asked for; throws when it is more than is left. */
const planRefund = (order: OrderRow, lines: OrderLineRow[], input: RefundInput): Plan => {
  const left = order.total - order.refundedTotal;
  if (order.total === 0 && order.refundStatus === "none") return planFree(lines, input);
  if (left <= 0) throw tooLarge("Everything was paid back already.");
  if (input.lines) return planLines(order, lines, input);
  const amount = input.amount ?? left;
  if (amount > left) throw tooLarge(`At most ${formatMoney(left, order.currency)} is left to pay back.`);
  const completes = amount === left;
  return { amount, lines: completes ? allLeft(lines) : [], completes };
};

const applyToOrder = async (tx: Transaction, order: OrderRow, plan: Plan): Promise<void> => {
  const closes = plan.completes && orderStates.canMove(order.status, "refunded");
  await tx
    .update(orders)
    .set({
      refundedTotal: order.refundedTotal + plan.amount,
      refundStatus: plan.completes ? "full" : "partial",
      ...(closes ? { status: "refunded" as const } : {}),
    })
    .where(eq(orders.id, order.id));
  const lines = await findOrderLines(tx, order.id);
  for (const { productId, quantity } of plan.lines) {
    const line = lines.find((entry) => entry.productId === productId);
    await tx
      .update(orderLines)
      .set({ refundedQuantity: (line?.refundedQuantity ?? 0) + quantity })
      .where(and(eq(orderLines.orderId, order.id), eq(orderLines.productId, productId)));
  }
};

const insertRefund = (
  tx: Transaction,
  ctx: Context,
  order: OrderRow,
  { refundId: id, amount, status, reason }: Refunded & { reason: string },
) =>
  tx.insert(refunds).values({
    ...{ id, orderId: order.id, amount, reason, status, actor: ctx.actor, createdAt: ctx.now },
    doneAt: status === "succeeded" ? ctx.now : null,
  });

/** Money goes back the way it came: to the wallet at once, to a card by the refund job. */
const payBack = async (tx: Transaction, ctx: Context, order: OrderRow, refunded: Refunded): Promise<void> => {
  if (order.settlement === "wallet" && order.userId) {
    unwrap(
      await bookEntry(tx, ctx, {
        userId: order.userId,
        amount: refunded.amount,
        reason: "refund",
        cause: `refund:${refunded.refundId}`,
        orderId: order.id,
      }),
    );
    return;
  }
  await recordEvent(tx, ctx, {
    type: "refund.requested",
    aggregateId: order.id,
    data: { orderId: order.id, refundId: refunded.refundId, amount: refunded.amount },
  });
};

const lockRefundable = async (tx: Transaction, orderId: string): Promise<OrderRow> => {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for("update");
  if (!order) throw new ProblemError(problem("unknown-order", "There is no such order."));
  if (!SOLD_STATUSES.includes(order.status)) {
    throw new ProblemError(problem("illegal-transition", "Only a paid order can be paid back."));
  }
  return order;
};

const auditOf = (order: OrderRow, plan: Plan, { reason, restock }: RefundInput): AuditEntry => ({
  action: "order.refund",
  subject: order.id,
  before: { refundedTotal: order.refundedTotal, refundStatus: order.refundStatus },
  after: {
    refundedTotal: order.refundedTotal + plan.amount,
    refundStatus: plan.completes ? "full" : "partial",
    lines: plan.lines,
    restock,
    reason,
  },
});

/**
 * Pays an order back, in part or whole. The sum is counted under the order's lock before any money moves, so that two
 * refunds at once can never return more than was paid.
 */
export const refundOrder = (ctx: Context, input: RefundInput): Promise<Result<Refunded>> =>
  attempt(() =>
    inTransaction(ctx.db, async (tx) => {
      const order = await lockRefundable(tx, input.orderId);
      const plan = planRefund(order, await findOrderLines(tx, order.id), input);
      const isDone = order.settlement === "wallet" || plan.amount === 0;
      const refunded: Refunded = {
        refundId: createId("ref"),
        amount: plan.amount,
        status: isDone ? "succeeded" : "pending",
      };
      if (plan.amount > 0) await insertRefund(tx, ctx, order, { ...refunded, reason: input.reason });
      await applyToOrder(tx, order, plan);
      if (input.restock && plan.lines.length > 0) await restock(tx, ctx, plan.lines);
      await tx.insert(orderHistory).values({
        orderId: order.id,
        type: "refunded",
        note: plan.amount > 0 ? `${formatMoney(plan.amount, order.currency)} paid back.` : "Taken back.",
        actor: ctx.actor,
        at: ctx.now,
      });
      await recordAudit(tx, ctx, [auditOf(order, plan, input)]);
      await recordEvent(tx, ctx, {
        type: "order.refunded",
        aggregateId: order.id,
        data: { orderId: order.id, amount: plan.amount, refundId: refunded.refundId },
      });
      if (plan.amount > 0) await payBack(tx, ctx, order, refunded);
      return refunded;
    }),
  );
