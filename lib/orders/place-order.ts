import { and, eq, sql } from "drizzle-orm";
import { type Transaction, violates } from "@/db/client";
import { orderHistory, orderLines, orders } from "@/db/schema/orders";
import { reserveStock, takeStock } from "@/lib/catalog/move-stock";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import { createId } from "@/lib/kernel/ids";
import { holdPoints } from "@/lib/points/hold-points";
import type { Customer } from "@/lib/promotions/queries";
import { takeUse } from "@/lib/promotions/use-promotion";
import type { OrderRow } from "./queries";
import { recordPaid } from "./record-paid";
import type { Address, Quote } from "./schema";

export type NewOrder = {
  cartKey: string | null;
  userId: string | null;
  email: string;
  shippingAddress: Address;
  quote: Quote;
  /** The promotion code that the quote's discounts count on. */
  promotion: { codeId: string; customer: Customer } | null;
  /** The points that it is paid with, which the quote's discounts count on as well. */
  points: { accountId: string; amount: number } | null;
  /** What each line needs besides the quote to be shown for ever. */
  details: Map<string, { slug: string; imageUrl: string; category: string }>;
  /** Hash of a guest's address; null for people with an account. */
  addressHash: string | null;
  limits: { openOrders: number; reservedUnits: number };
};

/** Two quotes are the same order when they sell the same for the same to the same place. */
export const quoteHashOf = ({
  quote,
  email,
  shippingAddress,
}: Pick<NewOrder, "quote" | "email" | "shippingAddress">) =>
  sha256(canonicalJson({ quote, email, shippingAddress }));

/** The open order of this cart, locked for the rest of the transaction. */
export const findOpenOrder = async (tx: Transaction, cartKey: string): Promise<OrderRow | undefined> => {
  const [row] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.cartKey, cartKey), eq(orders.status, "pending_payment")))
    .for("update");
  return row;
};

/** Refuses a guest's address that holds too much; the advisory lock makes counting and inserting one step. */
const checkGuestLimits = async (tx: Transaction, input: NewOrder): Promise<void> => {
  if (!input.addressHash) return;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${input.addressHash}, 0))`);
  const held = await tx.execute<{ orders: number; units: number }>(sql`
    select count(distinct o.id)::int as orders, coalesce(sum(l.quantity), 0)::int as units
    from orders o join order_lines l on l.order_id = o.id
    where o.address_hash = ${input.addressHash} and o.status = 'pending_payment'`);
  const units = input.quote.lines.reduce((sum, line) => sum + line.quantity, 0);
  const row = held.rows[0] ?? { orders: 0, units: 0 };
  if (row.orders >= input.limits.openOrders || row.units + units > input.limits.reservedUnits) {
    throw new ProblemError(
      problem(
        "too-many-open-orders",
        "Pay or cancel the orders that are still open, or sign in: guests can hold only a few at a time.",
      ),
    );
  }
};

const insertOrder = async (tx: Transaction, ctx: Context, id: string, input: NewOrder): Promise<OrderRow> => {
  const { quote } = input;
  const [row] = await tx
    .insert(orders)
    .values({
      id,
      cartKey: input.cartKey,
      userId: input.userId,
      email: input.email,
      stockState: "held",
      quote,
      quoteHash: quoteHashOf(input),
      subtotal: quote.subtotal,
      discount: quote.discounts.reduce((sum, entry) => sum + entry.amount, 0),
      shippingFee: quote.shippingFee,
      tax: quote.tax,
      total: quote.total,
      currency: quote.currency,
      shippingAddress: input.shippingAddress,
      addressHash: input.addressHash,
      placedAt: ctx.now,
      reservedUntil: new Date(ctx.now.getTime() + env.RESERVATION_TTL_S * 1000),
    })
    .returning();
  if (!row) throw new Error("an insert answered no row");
  await tx.insert(orderLines).values(
    quote.lines.map((line, position) => {
      const detail = input.details.get(line.productId);
      return {
        orderId: id,
        productId: line.productId,
        position,
        name: line.name,
        slug: detail?.slug ?? "",
        imageUrl: detail?.imageUrl ?? "",
        categorySlug: detail?.category ?? "",
        unitPrice: line.unitPrice,
        quantity: line.quantity,
        subtotal: line.subtotal,
      };
    }),
  );
  return row;
};

/**
 * Writes an order before its payment exists: frozen quote, held stock, history and event, all or nothing. An order of
 * zero total needs no payment and is completed at once. Throws a `ProblemError` where the order is refused.
 */
export const placeOrder = async (tx: Transaction, ctx: Context, input: NewOrder): Promise<OrderRow> => {
  await checkGuestLimits(tx, input);
  const row = await insertOrder(tx, ctx, createId("ord"), input);
  await tx
    .insert(orderHistory)
    .values({ orderId: row.id, type: "placed", note: "Order placed.", actor: ctx.actor, at: ctx.now });
  if (input.promotion) await takeUse(tx, ctx, { ...input.promotion, orderId: row.id });
  if (input.points) await holdPoints(tx, ctx, { ...input.points, orderId: row.id });
  const lines = input.quote.lines.map(({ productId, quantity }) => ({ productId, quantity }));
  const short = await reserveStock(tx, ctx, lines);
  if (short) throw new ProblemError(short);
  if (row.total > 0) {
    await recordEvent(tx, ctx, { type: "order.created", aggregateId: row.id, data: { orderId: row.id } });
    return row;
  }
  await takeStock(tx, lines);
  return recordPaid(tx, ctx, row, input.quote.lines, {
    settlement: "zero-total",
    paymentMethod: null,
    paymentStatus: "succeeded",
  });
};

/** Another request of the same cart was faster. */
export const isOpenOrderConflict = (error: unknown): boolean => violates(error, "orders_open_cart_key");
