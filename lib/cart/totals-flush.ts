import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { streamPositions } from "@/db/schema/carts";
import type { Context } from "@/lib/events/context";
import { startTimer, TIMERS } from "@/lib/events/timers";
import { clearTimer, DELTAS, type Delta, forgetDeltas, readDeltas, timeOf } from "./totals-stream";

/** Changes are added to the totals when this many wait, or this many seconds after the first of them. */
export const flushLimits = { every: 100, afterS: TIMERS["flush-cart-totals"].delay };

/** What a cart's script found: enough changes wait, or the first one does. */
export type FlushDue = "now" | "later";

const BATCH = 1000;
const START = "0-0";

/** How far the deltas have been taken in. */
export const readPosition = async (db: Database): Promise<string> => {
  const [row] = await db.select().from(streamPositions).where(eq(streamPositions.stream, DELTAS));
  if (row) return row.position;
  await db
    .insert(streamPositions)
    .values({ stream: DELTAS, position: START, asOf: new Date(0) })
    .onConflictDoNothing();
  return START;
};

/**
 * Adds entries to the totals and moves the position over them, in one statement and only from where the position was
 * read: of two that read the same entries one adds them. Answers whether this was the one.
 */
const take = async (db: Database, from: string, to: string, entries: Delta[], asOf: Date) => {
  const result = await db.execute(sql`
    with moved as (
      update stream_positions set position = ${to}, as_of = ${asOf.toISOString()}::timestamptz
      where stream = ${DELTAS} and position = ${from}
      returning stream
    ), added as (
      insert into cart_totals (product_id, quantity)
      select told.product_id, sum(told.delta)
      from unnest(
        ${sql.param(entries.map((entry) => entry.product))}::text[],
        ${sql.param(entries.map((entry) => entry.delta))}::bigint[]) as told(product_id, delta), moved
      group by told.product_id
      on conflict (product_id) do update set quantity = cart_totals.quantity + excluded.quantity
    )
    select stream from moved`);
  return result.rows.length > 0;
};

/**
 * Brings the totals up to date with everything that the carts have told. Redelivered, run twice at once, or ended by a
 * crash anywhere, each change counts once.
 */
export const flushTotals = async (ctx: Pick<Context, "db">): Promise<void> => {
  for (;;) {
    const position = await readPosition(ctx.db);
    const asOf = new Date();
    const entries = await readDeltas(position, BATCH);
    const last = entries.at(-1)?.id ?? position;
    const taken = await take(ctx.db, position, last, entries, asOf);
    if (taken && entries.length > 0) await forgetDeltas(last);
    if (taken && entries.length < BATCH) return;
  }
};

/** What a delayed message does: whatever is told from here on is another message's. */
export const flushByTimer = async (ctx: Context): Promise<void> => {
  await clearTimer();
  await flushTotals(ctx);
};

/** After the answer to a call that changed a cart. */
export const flushWhenDue = (ctx: Context, due: FlushDue): Promise<void> =>
  due === "now" ? flushTotals(ctx) : startTimer(ctx, "flush-cart-totals");

/** Takes in what a lost message left behind; run by a schedule. What waits for less than its time is left to its message. */
export const flushOverdue = async (ctx: Context): Promise<void> => {
  const [oldest] = await readDeltas(await readPosition(ctx.db), 1);
  const age = oldest ? ctx.now.getTime() - timeOf(oldest.id).getTime() : 0;
  if (!oldest || age > flushLimits.afterS * 1000) await flushTotals(ctx);
};
