import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Written before its payment exists, with a frozen quote. `cart_key` names the cart it came from (`a:<cookie>` or
 * `u:<user id>`); at most one order a cart is open. `stock_state` says what its lines hold: `held` while payment is
 * awaited, `taken` once paid, `released` after cancel or expiry. Every `paid` order has exactly one settlement.
 */
export const orders = pgTable(
  "orders",
  {
    id: text().primaryKey(),
    cartKey: text("cart_key"),
    userId: text("user_id"),
    email: text().notNull(),
    status: text({
      enum: ["pending_payment", "paid", "fulfilled", "delivered", "cancelled", "expired", "refunded"],
    })
      .notNull()
      .default("pending_payment"),
    refundStatus: text("refund_status", { enum: ["none", "partial", "full"] })
      .notNull()
      .default("none"),
    stockState: text("stock_state", { enum: ["held", "taken", "released"] }).notNull(),
    paymentStatus: text("payment_status").notNull().default("requires_payment_method"),
    paymentIntentId: text("payment_intent_id"),
    paymentMethod: jsonb("payment_method").$type<{
      type: string;
      brand: string | null;
      last4: string | null;
    }>(),
    settlement: text({ enum: ["card", "wallet", "zero-total"] }),
    source: text({ enum: ["checkout", "purchase", "seed"] })
      .notNull()
      .default("checkout"),
    quote: jsonb().$type<unknown>().notNull(),
    quoteHash: text("quote_hash").notNull(),
    subtotal: integer().notNull(),
    discount: integer().notNull().default(0),
    shippingFee: integer("shipping_fee").notNull().default(0),
    tax: integer().notNull().default(0),
    total: integer().notNull(),
    refundedTotal: integer("refunded_total").notNull().default(0),
    currency: text().notNull(),
    shippingAddress: jsonb("shipping_address").$type<unknown>().notNull(),
    /** Hash of the client's address, for the limits on guests; forgotten when the order leaves `pending_payment`. */
    addressHash: text("address_hash"),
    placedAt: instant("placed_at").notNull(),
    reservedUntil: instant("reserved_until"),
    paidAt: instant("paid_at"),
    closedAt: instant("closed_at"),
  },
  (t) => [
    uniqueIndex("orders_open_cart_key").on(t.cartKey).where(sql`status = 'pending_payment'`),
    index("orders_paid_cart_idx").on(t.cartKey, t.paidAt).where(sql`paid_at is not null`),
    uniqueIndex("orders_payment_intent_key").on(t.paymentIntentId),
    index("orders_user_idx").on(t.userId, t.placedAt.desc(), t.id.desc()),
    index("orders_newest_idx").on(t.placedAt.desc(), t.id.desc()),
    index("orders_email_idx").on(t.email),
    index("orders_to_fulfil_idx").on(t.placedAt).where(sql`status = 'paid'`),
    index("orders_due_idx").on(t.reservedUntil).where(sql`status = 'pending_payment'`),
    index("orders_address_idx").on(t.addressHash).where(sql`status = 'pending_payment'`),
    check("orders_amounts_check", sql`${t.total} >= 0 and ${t.refundedTotal} between 0 and ${t.total}`),
    check(
      "orders_settlement_check",
      sql`(${t.status} in ('paid', 'fulfilled', 'delivered')) <= (${t.settlement} is not null)`,
    ),
  ],
);

/** The frozen lines; prices and names as they were when the order was placed. One line a product. */
export const orderLines = pgTable(
  "order_lines",
  {
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id),
    productId: text("product_id").notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    slug: text().notNull(),
    imageUrl: text("image_url").notNull(),
    categorySlug: text("category_slug").notNull(),
    unitPrice: integer("unit_price").notNull(),
    quantity: integer().notNull(),
    subtotal: integer().notNull(),
    refundedQuantity: integer("refunded_quantity").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.productId] }),
    index("order_lines_product_idx").on(t.productId),
    check("order_lines_refunded_check", sql`${t.refundedQuantity} between 0 and ${t.quantity}`),
  ],
);

/** What happened to an order, in words and states; append-only, written in the transaction of the change. */
export const orderHistory = pgTable(
  "order_history",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id),
    type: text().notNull(),
    note: text().notNull().default(""),
    actor: text().notNull(),
    public: boolean().notNull().default(true),
    at: instant("at").notNull(),
  },
  (t) => [index("order_history_order_idx").on(t.orderId, t.id)],
);

/** Stripe events that were taken in; an id counts once. Written in the transaction of the event's effect. */
export const paymentEvents = pgTable("payment_events", {
  id: text().primaryKey(),
  type: text().notNull(),
  paymentIntentId: text("payment_intent_id"),
  createdAt: instant("created_at").notNull(),
  receivedAt: instant("received_at").notNull().defaultNow(),
});

/**
 * Hashes of the secrets that open an order without an account: one in the guest's cookie, one in the mailed link. The
 * secrets themselves are stored nowhere.
 */
export const orderTokens = pgTable(
  "order_tokens",
  {
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id),
    tokenHash: text("token_hash").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.tokenHash] })],
);

/**
 * Money on its way back. A row is written, and its amount counted in `orders.refunded_total`, before Stripe is called;
 * the refund job carries it out under the row's id as idempotency key.
 */
export const refunds = pgTable(
  "refunds",
  {
    id: text().primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id),
    amount: integer().notNull(),
    reason: text().notNull(),
    status: text({ enum: ["pending", "succeeded", "failed"] })
      .notNull()
      .default("pending"),
    vendorId: text("vendor_id"),
    /** How often the desk asked for it anew after the network refused it; part of the idempotency key. */
    retries: integer().notNull().default(0),
    actor: text().notNull(),
    createdAt: instant("created_at").notNull(),
    doneAt: instant("done_at"),
  },
  (t) => [
    index("refunds_order_idx").on(t.orderId),
    index("refunds_pending_idx").on(t.createdAt).where(sql`status = 'pending'`),
    check("refunds_amount_check", sql`${t.amount} > 0`),
  ],
);
