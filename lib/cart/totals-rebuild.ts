import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { inTransaction, type Transaction } from "@/db/client";
import { cartTotals, streamPositions } from "@/db/schema/carts";
import type { Context } from "@/lib/events/context";
import { inTrial } from "@/lib/events/rebuilt";
import { kvScript } from "@/lib/services/kv";
import { readPosition } from "./totals-flush";
import { DELTAS, type Delta, forgetDeltas, isLater, readDeltas } from "./totals-stream";

/** Carts that one script counts, so that KV stays free for shoppers. */
const CARTS_AT_ONCE = 200;
const BATCH = 1000;

const NEWEST = `
local newest = redis.call('xrevrange', KEYS[1], '+', '-', 'COUNT', 1)
local last = newest[1] and newest[1][1] or '0-0'
`;

const listCarts = kvScript(`${NEWEST}
return cjson.encode({ last = last, names = redis.call('zrange', KEYS[2], 0, -1) })
`);

const countCarts = kvScript(`${NEWEST}
local carts = {}
for i, name in ipairs(cjson.decode(ARGV[1])) do carts[i] = { name, redis.call('hgetall', 'cart:counted:' .. name) } end
return cjson.encode({ last = last, carts = carts })
`);

/** Lua knows one kind of table: an empty list arrives as `{}`. */
const Texts = z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(z.string()));
const Listed = z.object({ last: z.string(), names: Texts });
const Counted = z.object({ last: z.string(), carts: z.array(z.tuple([z.string(), Texts])) });

/** What was counted of the carts, and up to which entry of the stream each count tells of its cart. */
type Snapshot = {
  quantities: Map<string, number>;
  countedAt: Map<string, string>;
  /** When the carts were listed; a cart that was not among them was empty then. */
  listedAt: string;
};

const add = (sums: Map<string, number>, product: string, by: number): void => {
  sums.set(product, (sums.get(product) ?? 0) + by);
};

/** Counts every cart that there is, a few at a time. A cart that ends meanwhile is counted as empty when its turn comes. */
const countEachCart = async (position: string): Promise<Snapshot> => {
  // A stream that was emptied by the last flush ends where that flush did.
  const endOf = (last: string) => (isLater(last, position) ? last : position);
  const { last: listed, names } = Listed.parse(JSON.parse(await listCarts([DELTAS, "cart:expiries"], [])));
  const snapshot: Snapshot = { quantities: new Map(), countedAt: new Map(), listedAt: endOf(listed) };
  for (let start = 0; start < names.length; start += CARTS_AT_ONCE) {
    const some = JSON.stringify(names.slice(start, start + CARTS_AT_ONCE));
    const { last, carts } = Counted.parse(JSON.parse(await countCarts([DELTAS], [some])));
    for (const [name, flat] of carts) {
      snapshot.countedAt.set(name, endOf(last));
      for (let i = 0; i < flat.length; i += 2) add(snapshot.quantities, flat[i] ?? "", Number(flat[i + 1]));
    }
  }
  return snapshot;
};

const readAllDeltas = async (after: string): Promise<Delta[]> => {
  const deltas: Delta[] = [];
  for (;;) {
    const batch = await readDeltas(deltas.at(-1)?.id ?? after, BATCH);
    deltas.push(...batch);
    if (batch.length < BATCH) return deltas;
  }
};

export type TotalDifference = { productId: string; was: number; is: number };

const differencesOf = (was: Map<string, number>, is: Map<string, number>): TotalDifference[] =>
  [...new Set([...was.keys(), ...is.keys()])]
    .map((productId) => ({ productId, was: was.get(productId) ?? 0, is: is.get(productId) ?? 0 }))
    .filter((entry) => entry.was !== entry.is)
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));

const replaceTotals = async (tx: Transaction, totals: Map<string, number>, position: string, asOf: Date) => {
  const rows = [...totals].filter(([, quantity]) => quantity !== 0);
  await tx.delete(cartTotals);
  await tx.execute(sql`
    insert into cart_totals (product_id, quantity)
    select * from unnest(
      ${sql.param(rows.map(([productId]) => productId))}::text[],
      ${sql.param(rows.map(([, quantity]) => quantity))}::bigint[])`);
  await tx.update(streamPositions).set({ position, asOf }).where(eq(streamPositions.stream, DELTAS));
};

const recount = (ctx: Context) =>
  inTransaction(ctx.db, async (tx) => {
    // Whoever flushes waits for this row, so that the stream keeps every entry that the counting needs.
    const [row] = await tx
      .select()
      .from(streamPositions)
      .where(eq(streamPositions.stream, DELTAS))
      .for("update");
    const position = row?.position ?? "0-0";
    const { quantities: is, countedAt, listedAt } = await countEachCart(position);
    const asOf = new Date();
    const deltas = await readAllDeltas(position);
    const was = new Map<string, number>();
    for (const { productId, quantity } of await tx.select().from(cartTotals)) was.set(productId, quantity);
    for (const { id, cart, product, delta } of deltas) {
      add(was, product, delta);
      if (isLater(id, countedAt.get(cart) ?? listedAt)) add(is, product, delta);
    }
    const upTo = deltas.at(-1)?.id ?? position;
    await replaceTotals(tx, is, upTo, asOf);
    return { carts: countedAt.size, differences: differencesOf(was, is), upTo };
  });

/** Counts all carts anew and changes nothing. Answers what a rebuild would. */
export const compareTotals = async (
  ctx: Context,
): Promise<{ carts: number; differences: TotalDifference[] }> => {
  await readPosition(ctx.db);
  const { carts, differences } = await inTrial(ctx.db, (tx) => recount({ ...ctx, db: tx }));
  return { carts, differences };
};

/**
 * Counts all carts anew and puts the sums in the totals' place, while shoppers go on. Answers how many carts there are
 * and where the totals, with what was still waiting to be added, were wrong.
 */
export const rebuildTotals = async (
  ctx: Context,
): Promise<{ carts: number; differences: TotalDifference[] }> => {
  await readPosition(ctx.db);
  const { carts, differences, upTo } = await recount(ctx);
  if (differences.length > 0) ctx.log.warn({ carts, differences }, "the totals of all carts were wrong");
  await forgetDeltas(upTo);
  return { carts, differences };
};
