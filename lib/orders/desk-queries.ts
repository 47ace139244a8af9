import { and, asc, count, desc, eq, gte, ilike, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { orderHistory, orderLines, orders, refunds } from "@/db/schema/orders";
import { cursorOf, encodeCursor } from "@/lib/kernel/cursor";
import type { DeskOrder, DeskOrderFilter } from "./desk-rules";
import type { OrderStatus } from "./rules";
import { OrderPosition } from "./schema";

const PAGE = 50;
const DAY_MS = 86_400_000;
const Position = cursorOf(OrderPosition);

const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const withText = (q: string): SQL | undefined =>
  or(
    eq(orders.id, q),
    eq(orders.paymentIntentId, q),
    eq(orders.userId, q),
    ilike(orders.id, anywhere(q)),
    ilike(orders.email, anywhere(q)),
    sql`exists (select 1 from ${orderLines} where ${orderLines.orderId} = ${orders.id} and ${ilike(orderLines.name, anywhere(q))})`,
  );

type Narrowing = Omit<DeskOrderFilter, "after" | "status">;

const matching = ({ q, refund, from, to }: Narrowing): SQL | undefined =>
  and(
    q ? withText(q) : undefined,
    refund ? eq(orders.refundStatus, refund) : undefined,
    from ? gte(orders.placedAt, new Date(from)) : undefined,
    to ? lt(orders.placedAt, new Date(Date.parse(to) + DAY_MS)) : undefined,
  );

const beyond = (after: string | undefined): SQL | undefined => {
  const position = after === undefined ? undefined : Position.safeParse(after).data;
  if (!position) return undefined;
  const at = new Date(position.placedAt);
  return or(lt(orders.placedAt, at), and(eq(orders.placedAt, at), lt(orders.id, position.id)));
};

const columns = {
  orderId: orders.id,
  email: orders.email,
  userId: orders.userId,
  status: orders.status,
  refundStatus: orders.refundStatus,
  paymentStatus: orders.paymentStatus,
  units: sql<number>`(select coalesce(sum(l.quantity), 0)::int from ${orderLines} l where l.order_id = ${orders.id})`,
  firstName: sql<string>`coalesce((select l.name from ${orderLines} l where l.order_id = ${orders.id} order by l.position limit 1), '')`,
  total: orders.total,
  refundedTotal: orders.refundedTotal,
  currency: orders.currency,
  placedAt: orders.placedAt,
};

/** One page of orders, newest first. */
export const listDeskOrders = async (
  db: Database,
  filter: DeskOrderFilter,
): Promise<{ rows: DeskOrder[]; next: string | null }> => {
  const rows = await db
    .select(columns)
    .from(orders)
    .where(
      and(
        matching(filter),
        filter.status ? eq(orders.status, filter.status) : undefined,
        beyond(filter.after),
      ),
    )
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(PAGE + 1);
  const page = rows
    .slice(0, PAGE)
    .map(({ placedAt, ...row }) => ({ ...row, placedAt: placedAt.toISOString() }));
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return { rows: page, next: last ? encodeCursor({ placedAt: last.placedAt, id: last.orderId }) : null };
};

/** How many orders are in each state, under the other filters. */
export const countOrders = async (
  db: Database,
  filter: Narrowing = { q: undefined, refund: undefined, from: undefined, to: undefined },
): Promise<Partial<Record<OrderStatus, number>>> => {
  const rows = await db
    .select({ status: orders.status, count: count() })
    .from(orders)
    .where(matching(filter))
    .groupBy(orders.status);
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
};

/** Orders that wait for a person to pack them. */
export const countToFulfil = async (db: Database): Promise<number> => {
  const [row] = await db.select({ count: count() }).from(orders).where(eq(orders.status, "paid"));
  return row?.count ?? 0;
};

/** Orders that came out of a cart and were paid. */
export const countCheckedOutCarts = (db: Database): Promise<number> =>
  db.$count(orders, and(isNotNull(orders.cartKey), isNotNull(orders.settlement)));

export type SalesDay = { day: string; orders: number; revenue: number };

/**
 * Paid orders and what they brought in, by the day (UTC) on which they were placed; refunds are taken off. Every day from
 * `days` ago until today is there, also without orders. Minor units of the shop's currency.
 */
export const salesByDay = async (db: Database, days: number, now: Date): Promise<SalesDay[]> => {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const first = today - (days - 1) * DAY_MS;
  const day = sql<string>`to_char(${orders.placedAt} at time zone 'UTC', 'YYYY-MM-DD')`;
  const rows = await db
    .select({
      day,
      orders: count(),
      revenue: sql<number>`sum(${orders.total} - ${orders.refundedTotal})::float8`,
    })
    .from(orders)
    .where(and(gte(orders.placedAt, new Date(first)), isNotNull(orders.settlement)))
    .groupBy(sql`1`);
  const found = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: days }, (_, at) => {
    const name = new Date(first + at * DAY_MS).toISOString().slice(0, 10);
    return found.get(name) ?? { day: name, orders: 0, revenue: 0 };
  });
};

export type HistoryEntry = {
  type: string;
  note: string;
  actor: string;
  /** Whether the buyer sees it. */
  public: boolean;
  at: string;
};

export type DeskRefund = {
  id: string;
  amount: number;
  reason: string;
  status: "pending" | "succeeded" | "failed";
  vendorId: string | null;
  actor: string;
  createdAt: string;
};

export type DeskDetail = {
  userId: string | null;
  source: string;
  settlement: string | null;
  stockState: string;
  paidAt: string | null;
  closedAt: string | null;
  history: HistoryEntry[];
  refunds: DeskRefund[];
};

/** What the desk sees of an order beyond what its buyer does. */
export const findDeskDetail = async (db: Database, orderId: string): Promise<DeskDetail | null> => {
  const [[row], history, returned] = await Promise.all([
    db
      .select({
        userId: orders.userId,
        source: orders.source,
        settlement: orders.settlement,
        stockState: orders.stockState,
        paidAt: orders.paidAt,
        closedAt: orders.closedAt,
      })
      .from(orders)
      .where(eq(orders.id, orderId)),
    db.select().from(orderHistory).where(eq(orderHistory.orderId, orderId)).orderBy(asc(orderHistory.id)),
    db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.createdAt)),
  ]);
  if (!row) return null;
  return {
    ...row,
    paidAt: row.paidAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    history: history.map(({ type, note, actor, public: isPublic, at }) => ({
      type,
      note,
      actor,
      public: isPublic,
      at: at.toISOString(),
    })),
    refunds: returned.map(({ id, amount, reason, status, vendorId, actor, createdAt }) => ({
      id,
      amount,
      reason,
      status,
      vendorId,
      actor,
      createdAt: createdAt.toISOString(),
    })),
  };
};

/** The newest orders of these ids, or whose id or address holds this text, for the palette. */
export const findDeskOrders = async (db: Database, q: string, limit: number): Promise<DeskOrder[]> => {
  const rows = await db
    .select(columns)
    .from(orders)
    .where(or(ilike(orders.id, anywhere(q)), ilike(orders.email, anywhere(q)), eq(orders.paymentIntentId, q)))
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit);
  return rows.map(({ placedAt, ...row }) => ({ ...row, placedAt: placedAt.toISOString() }));
};
