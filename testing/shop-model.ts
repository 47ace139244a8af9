import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import { type Database, inTransaction } from "@/db/client";
import { orders, refunds } from "@/db/schema/orders";
import { topUps } from "@/db/schema/wallet";
import { type Context, createContext } from "@/lib/events/context";
import type { Problem } from "@/lib/kernel/errors";
import type { Result } from "@/lib/kernel/result";
import { createCampaign } from "@/lib/loyalty/campaigns/create-campaign";
import { evaluateOrder } from "@/lib/loyalty/campaigns/evaluate-order";
import { NewCampaign } from "@/lib/loyalty/campaigns/schema";
import { followOrder } from "@/lib/loyalty/points/follow-order";
import { executeRefund } from "@/lib/orders/execute-refund";
import { findPaidOrder } from "@/lib/orders/paid-queries";
import type { OrderRow } from "@/lib/orders/queries";
import { settleIntent } from "@/lib/orders/take-in-payment-event";
import { findOrderPoints } from "@/lib/points/order-points";
import { EVERY_VIOLATION } from "@/scripts/invariants";
import { world } from "./fake-payments";

export const ADDRESS = { name: "Ana", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };
export const PRODUCTS = [
  { id: "prd_a", price: 1700, stock: 4 },
  { id: "prd_b", price: 45, stock: 3 },
  { id: "prd_c", price: 6000, stock: 1 },
] as const;

/** One shopper with a cart and a wallet, the clock of that world, and the shop as it really is. */
export class Shop {
  readonly cart = new Map<string, number>([["prd_a", 1]]);
  #offsetMs = 0;

  readonly db: Database;
  readonly userId: string;

  constructor(db: Database, userId: string) {
    this.db = db;
    this.userId = userId;
  }

  get cartKey(): string {
    return `u:${this.userId}`;
  }

  context(actor = `user:${this.userId}`): Context {
    return createContext(this.db, actor, { now: new Date(Date.now() + this.#offsetMs) });
  }

  wait(minutes: number): void {
    this.#offsetMs += minutes * 60_000;
  }

  orders(): Promise<OrderRow[]> {
    return this.db.select().from(orders).orderBy(orders.placedAt, orders.id);
  }

  async orderAt(n: number): Promise<OrderRow | undefined> {
    const all = await this.orders();
    return all[n % Math.max(1, all.length)];
  }

  async available(): Promise<Map<string, number>> {
    const { rows } = await this.db.execute<{ product_id: string; available: number }>(
      sql`select product_id, stock - reserved as available from product_stock`,
    );
    return new Map(rows.map((row) => [row.product_id, row.available]));
  }

  /** Sends whatever is due back to cards, as the refund job does. */
  async sendRefunds(): Promise<void> {
    const due = await this.db.select({ id: refunds.id }).from(refunds).where(eq(refunds.status, "pending"));
    for (const { id } of due) await executeRefund(this.context("system:refund-execution"), id);
  }

  /** Loyalty hears of an order: a paid one earns ten points a unit of money, and points follow the state it is in. */
  async tellLoyalty({ id }: OrderRow): Promise<void> {
    const ctx = this.context("system:loyalty");
    await inTransaction(this.db, async (tx) => {
      const order = await findPaidOrder(tx, id);
      const told = { eventId: `evt_${id}`, client: "mercat", accountId: this.userId, occurredAt: ctx.now };
      if (order) await evaluateOrder(tx, ctx, { ...told, order });
      await followOrder(tx, ctx, id);
    });
  }

  /** Everything that was on its way arrives. */
  async settleDown(): Promise<void> {
    for (const intent of world.intents()) await settleIntent(this.context("system:stripe"), intent);
    await this.sendRefunds();
    for (const order of await this.orders()) await this.tellLoyalty(order);
  }
}

const EMPTIED = [
  ...["order_tokens", "order_history", "order_lines", "refunds", "orders", "payment_events", "purchases"],
  ...["wallet_entries", "wallets", "top_ups", "promotion_uses", "promotion_codes", "deliveries", "events"],
  ...[
    "campaign_awards",
    "campaign_evaluations",
    "point_movements",
    "point_transactions",
    "point_lots",
    "point_accounts",
  ],
  ...["stock_adjustments", "settlement_findings", "audit_entries"],
];

/** Three products with their stock, a wallet, two lots of points, and one code that may be used twice. */
const FRESH = `
  insert into product_stock (product_id, stock) values ${PRODUCTS.map(({ id, stock }) => `('${id}', ${stock})`)}
    on conflict (product_id) do update set stock = excluded.stock, reserved = 0;
  insert into stock_adjustments (id, product_id, delta, stock_after, actor)
    select product_id, product_id, stock, stock, 'system:test' from product_stock;
  insert into wallets (user_id, balance) values ('usr_ana', 5000);
  insert into wallet_entries (id, user_id, amount, balance_after, reason, cause, actor, created_at)
    values ('wal_a', 'usr_ana', 5000, 5000, 'test', 'test', 'system:test', now());
  insert into point_transactions (id, account_id, type, amount, cause, issued_on, last_day, actor, occurred_at)
    select 'pts_' || n, 'usr_ana', 'issue', 1000 * n, 'test:' || n, current_date, current_date + 100 * n, 'test', now()
    from generate_series(1, 2) n;
  insert into point_movements (transaction_id, lot_id, amount) select id, id, amount from point_transactions;
  insert into point_lots (id, account_id, issued_on, last_day, issued, "left", updated_at)
    select id, account_id, issued_on, last_day, amount, amount, now() from point_transactions;
  insert into point_accounts (account_id, balance) values ('usr_ana', 3000);
  insert into promotion_codes (id, code, benefit, conditions, created_at) values ('prm_x', 'TWICE',
    '{"rule":"percent","args":{"percent":15}}', '[{"rule":"uses","args":{"limit":2}}]', now());`;

/** Ten points for each unit of money that the goods cost. */
const CAMPAIGN = {
  campaign_name: "Ten each",
  client: "*",
  status: "active",
  rules: [
    {
      variable: "$.amount",
      condition: { rule: "numeric_greater_than", value: 0 },
      action: { command: "issue", formula: "$.amount * 10" },
    },
  ],
};

/** Emptying and judging run thousands of times; inside a function their plans are kept. */
export const prepareShop = async (db: Database): Promise<void> => {
  await createCampaign(createContext(db, "system:test"), NewCampaign.parse(CAMPAIGN));
  const empty = EMPTIED.map((table) => `delete from ${table};`).join("\n");
  await db.execute(
    sql.raw(
      `create function reset_shop() returns void language plpgsql as $$ begin ${empty} ${FRESH} end $$`,
    ),
  );
  await db.execute(
    sql.raw(`create function violations() returns table (invariant text, subject text, detail text)
      language plpgsql as $$
      #variable_conflict use_column
      begin return query ${EVERY_VIOLATION}; end $$`),
  );
};

/** On a connection that is kept, for the sake of the plans. */
const onConnection = (db: Database, statement: string) =>
  db.transaction((tx) => tx.execute(sql.raw(statement)));

/** Starts anew: full shelves, and nobody has ordered anything. */
export const resetShop = async (db: Database): Promise<void> => {
  world.reset();
  await onConnection(db, "select reset_shop()");
};

/** The invariants of the shop; after every step. */
export const expectInvariants = async (db: Database): Promise<void> => {
  const { rows } = await onConnection(db, "select * from violations()");
  expect(rows).toEqual([]);
};

/** Every payment that succeeded has exactly one cause that counts it, and went back exactly as far as refunds say. */
export const expectMoneyMatches = async (db: Database): Promise<void> => {
  const [paidOrders, paidTopUps, done] = await Promise.all([
    db.select().from(orders).where(eq(orders.settlement, "card")),
    db.select().from(topUps).where(eq(topUps.status, "succeeded")),
    db.select().from(refunds).where(eq(refunds.status, "succeeded")),
  ]);
  const paid = world.intents().filter(({ status }) => status === "succeeded");
  for (const intent of paid) {
    const own = paidOrders.filter(({ paymentIntentId }) => paymentIntentId === intent.id);
    const loads = paidTopUps.filter(({ paymentIntentId }) => paymentIntentId === intent.id);
    expect([...own.map(({ total }) => total), ...loads.map(({ amount }) => amount)]).toEqual([
      intent.amount_received,
    ]);
    const returned = done
      .filter(({ orderId }) => orderId === own[0]?.id)
      .reduce((sum, { amount }) => sum + amount, 0);
    expect(intent.latest_charge).toMatchObject({ amount_refunded: returned });
  }
  expect(paidOrders.length + paidTopUps.length).toBe(paid.length);
};

/** Each order holds, and has let its buyer keep, the points that its refunds leave it, rounded down where they return. */
export const expectPointsMatch = async (db: Database): Promise<void> => {
  for (const { id, status, total, refundStatus, refundedTotal } of await db.select().from(orders)) {
    const points = await inTransaction(db, (tx) => findOrderPoints(tx, id));
    if (!points) continue;
    const isClosed = status === "cancelled" || status === "expired" || status === "refunded";
    const share = (of: number) =>
      refundStatus === "full" ? of : Math.floor((of * refundedTotal) / Math.max(1, total));
    const { asked, held, earned, takenBack } = points;
    expect([id, held, takenBack]).toEqual([id, isClosed ? 0 : asked - share(asked), share(earned)]);
  }
};

/** An outcome that is a success or a refusal that makes sense; anything else is a fault. */
export const expectRefusalIn = (result: Result<unknown>, slugs: Problem["slug"][]): void => {
  if (!result.ok) expect(slugs).toContain(result.problem.slug);
};
