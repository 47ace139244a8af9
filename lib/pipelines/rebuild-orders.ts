import { sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { type Heard, readHeard } from "@/lib/events/read-heard";
import type { Rebuilt } from "@/lib/events/rebuilt";
import { isOrderEvent, projectOrder } from "./project-order";
import { PIPELINES } from "./rules";
import { holdRows } from "./write-row";

/** Events that are being recorded now may still come before those that are there already, by no more than this. */
const OPEN_EVENTS = 5000;

const makeAside = (tx: Transaction) =>
  tx.execute(sql`
    create temp table rebuilt_orders (like external_orders including indexes, is_due boolean not null)
    on commit drop`);

const fillAside = async (tx: Transaction, heard: Heard[]): Promise<void> => {
  const rows = heard.flatMap(({ event, isDue }) => {
    if (!isOrderEvent(event)) return [];
    const row = projectOrder(event);
    return [
      {
        customer_id: row.customerId,
        date_order_id: row.dateOrderId,
        event_id: row.eventId,
        occurred_at: row.occurredAt.toISOString(),
        payment_id: row.paymentId,
        payment_amount: row.paymentAmount,
        payment_currency: row.paymentCurrency,
        total_quantity: row.totalQuantity,
        is_due: isDue,
      },
    ];
  });
  await tx.execute(sql`
    insert into rebuilt_orders (
      customer_id, date_order_id, event_id, occurred_at, payment_id, payment_amount, payment_currency, total_quantity,
      is_due)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      customer_id text, date_order_id text, event_id text, occurred_at timestamptz, payment_id jsonb,
      payment_amount text, payment_currency text, total_quantity jsonb, is_due boolean)
    on conflict (customer_id, date_order_id) do update set
      event_id = excluded.event_id, occurred_at = excluded.occurred_at, payment_id = excluded.payment_id,
      payment_amount = excluded.payment_amount, payment_currency = excluded.payment_currency,
      total_quantity = excluded.total_quantity, is_due = excluded.is_due`);
};

/** Reads the log from a place on into the table aside; answers the place of the last event and how many there were. */
const readAside = async (tx: Transaction, from: number): Promise<{ seq: number; read: number }> => {
  let [seq, read] = [from, 0];
  for await (const piece of readHeard(tx, PIPELINES.checkout, from)) {
    await fillAside(tx, piece.heard);
    seq = piece.seq;
    read += piece.heard.length;
  }
  return { seq, read };
};

const SHOWN = sql.raw("event_id, payment_id, payment_amount, payment_currency, total_quantity");

/** Rows that are not what the log says; those that are due are on their way. */
const compare = async (tx: Transaction): Promise<string[]> => {
  const found = await tx.execute<{ line: string }>(sql`
    select format('%s %s: %s', customer_id, date_order_id, case
      when r.customer_id is null then 'belongs to no event'
      when o.customer_id is null then 'was missing'
      else format('was %s, is %s', o.shown, r.shown) end) as line
    from (select customer_id, date_order_id, jsonb_build_array(${SHOWN}) as shown from external_orders) o
    full join (select customer_id, date_order_id, is_due, jsonb_build_array(${SHOWN}) as shown from rebuilt_orders) r
      using (customer_id, date_order_id)
    where o.shown is distinct from r.shown and not coalesce(r.is_due, false)
    order by 1`);
  return found.rows.map(({ line }) => line);
};

const swap = async (tx: Transaction): Promise<void> => {
  await tx.execute(sql`
    delete from external_orders o where not exists (
      select from rebuilt_orders r where (r.customer_id, r.date_order_id) = (o.customer_id, o.date_order_id))`);
  await tx.execute(sql`
    insert into external_orders (
      customer_id, date_order_id, event_id, occurred_at, payment_id, payment_amount, payment_currency, total_quantity)
    select customer_id, date_order_id, event_id, occurred_at, payment_id, payment_amount, payment_currency, total_quantity
    from rebuilt_orders
    on conflict (customer_id, date_order_id) do update set
      event_id = excluded.event_id, occurred_at = excluded.occurred_at, payment_id = excluded.payment_id,
      payment_amount = excluded.payment_amount, payment_currency = excluded.payment_currency,
      total_quantity = excluded.total_quantity
    where external_orders.* is distinct from excluded.*`);
};

/**
 * Builds the rows of all orders from the log, beside those that there are, compares the two, and puts the new ones in
 * the old ones' place if that is wished. Orders go on coming in; their rows wait only for the comparison.
 */
export const rebuildOrders = (ctx: Context, { swaps }: { swaps: boolean }): Promise<Rebuilt> =>
  inTransaction(ctx.db, async (tx) => {
    await makeAside(tx);
    const { seq, read } = await readAside(tx, 0);
    await holdRows(tx);
    // Once more what was recorded, or delivered, while this was read.
    await readAside(tx, Math.max(0, seq - OPEN_EVENTS));
    const differences = await compare(tx);
    if (swaps) await swap(tx);
    return { read: `${read} orders`, differences };
  });
