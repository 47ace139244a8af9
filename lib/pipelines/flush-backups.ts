import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type Database, inTransaction, type Transaction } from "@/db/client";
import { backupEntries, backups } from "@/db/schema/pipelines";
import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import { putBlob } from "@/lib/services/blob";
import { compress } from "./compress";
import { backupKey, FLUSH_AFTER_S, FLUSH_BYTES } from "./rules";
import { seal } from "./seal";

/** Held by whoever chooses the lines of objects, so that no line is chosen twice; an arbitrary number that stands for that. */
const CHOOSING_LOCK = 5_530_918;
/** More lines than an object of the smallest events holds. */
const AT_ONCE = 20_000;

type Waiting = { seq: number; bytes: number; bufferedAt: Date };

/** As many of the oldest lines as one object may hold: by their size, and by the time between first and last. */
export const chooseLines = (waiting: readonly Waiting[]): Waiting[] => {
  const [first] = waiting;
  if (!first) return [];
  const until = first.bufferedAt.getTime() + FLUSH_AFTER_S * 1000;
  let bytes = 0;
  const end = waiting.findIndex((line, at) => {
    bytes += line.bytes;
    return at > 0 && (bytes > FLUSH_BYTES || line.bufferedAt.getTime() > until);
  });
  return end < 0 ? [...waiting] : waiting.slice(0, end);
};

const enter = async (tx: Transaction, lines: Waiting[]): Promise<void> => {
  // Lines of transactions that ran side by side come a little out of order.
  const moments = lines.map(({ bufferedAt }) => bufferedAt).sort((a, b) => a.getTime() - b.getTime());
  const [firstAt] = moments;
  const lastAt = moments.at(-1);
  if (!firstAt || !lastAt) return;
  const [id, format] = [createId("bkp"), env.BACKUP_FORMAT];
  await tx.insert(backups).values({
    id,
    key: backupKey({ id, firstAt }, { prefix: env.BACKUP_PREFIX, format }),
    format,
    events: lines.length,
    bytes: lines.reduce((sum, line) => sum + line.bytes, 0),
    firstAt,
    lastAt,
  });
  const chosen = sql.param(lines.map(({ seq }) => seq));
  await tx
    .update(backupEntries)
    .set({ backupId: id })
    .where(sql`${backupEntries.seq} = any(${chosen}::bigint[])`);
};

/** Gives every line that waits its object. */
const chooseObjects = (db: Database): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${CHOOSING_LOCK})`);
    const { seq, bytes, bufferedAt } = backupEntries;
    let waiting = await tx
      .select({ seq, bytes, bufferedAt })
      .from(backupEntries)
      .where(isNull(backupEntries.backupId))
      .orderBy(asc(seq))
      .limit(AT_ONCE);
    while (waiting.length > 0) {
      const lines = chooseLines(waiting);
      await enter(tx, lines);
      waiting = waiting.slice(lines.length);
    }
  });

type Row = typeof backups.$inferSelect;

/** Writes an object and marks it. Whoever does it again writes the same lines under the same key. */
const store = async (db: Database, { id, key, format }: Row): Promise<void> => {
  const entries = await db
    .select({ line: backupEntries.line })
    .from(backupEntries)
    .where(eq(backupEntries.backupId, id))
    .orderBy(asc(backupEntries.seq));
  if (entries.length === 0) return;
  const text = entries.map(({ line }) => `${line}\n`).join("");
  const { sealed, keyId } = seal(await compress(Buffer.from(text), format), format);
  const url = await putBlob(key, sealed, "application/octet-stream");
  await inTransaction(db, async (tx) => {
    await tx
      .update(backups)
      .set({ state: "stored", keyId, url, storedBytes: sealed.length, storedAt: new Date() })
      .where(and(eq(backups.id, id), eq(backups.state, "writing")));
    await tx.delete(backupEntries).where(eq(backupEntries.backupId, id));
  });
};

/**
 * Writes everything that waits into objects, and what a crash or an outage of Blob left half done. Answers how many were
 * written.
 */
export const flushBackups = async (ctx: Pick<Context, "db">): Promise<number> => {
  await chooseObjects(ctx.db);
  const open = await ctx.db
    .select()
    .from(backups)
    .where(eq(backups.state, "writing"))
    .orderBy(asc(backups.firstAt), asc(backups.id));
  for (const row of open) await store(ctx.db, row);
  return open.length;
};

/** Flushes when the oldest line has waited its minute, or an object is half done; run by a schedule for lost messages. */
export const flushOverdueBackups = async (ctx: Context): Promise<number> => {
  const result = await ctx.db.execute<{ due: boolean }>(sql`
    select exists (
      select 1 from backup_entries
      where backup_id is not null or buffered_at < now() - make_interval(secs => ${FLUSH_AFTER_S})) as due`);
  return result.rows[0]?.due ? flushBackups(ctx) : 0;
};
