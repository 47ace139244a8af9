import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "@/db/client";
import { backupEntries, backups } from "@/db/schema/pipelines";
import type { Backup, BackupPosition } from "./schema";

type Position = z.output<typeof BackupPosition>;

const toBackup = (row: typeof backups.$inferSelect): Backup[] => {
  const { key, events, bytes, storedBytes, format, keyId, firstAt, lastAt, storedAt } = row;
  if (keyId === null || storedAt === null || storedBytes === null) return [];
  const [first, last, stored] = [firstAt.toISOString(), lastAt.toISOString(), storedAt.toISOString()];
  return [{ key, events, bytes, storedBytes, format, keyId, firstAt: first, lastAt: last, storedAt: stored }];
};

const before = ({ firstAt, id }: Position) =>
  or(lt(backups.firstAt, new Date(firstAt)), and(eq(backups.firstAt, new Date(firstAt)), lt(backups.id, id)));

/** One page of the objects that are stored, newest first; of one day or hour when the key's beginning is given. */
export const listBackups = async (
  db: Database,
  { limit, after, prefix }: { limit: number; after?: Position; prefix?: string },
): Promise<{ backups: Backup[]; next: Position | null }> => {
  const rows = await db
    .select()
    .from(backups)
    .where(
      and(
        eq(backups.state, "stored"),
        after ? before(after) : undefined,
        prefix ? sql`starts_with(${backups.key}, ${prefix})` : undefined,
      ),
    )
    .orderBy(desc(backups.firstAt), desc(backups.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    backups: page.flatMap(toBackup),
    next: last ? { firstAt: last.firstAt.toISOString(), id: last.id } : null,
  };
};

export type BackupTotals = {
  /** Stored objects, the events in them, and their size. */
  objects: number;
  events: number;
  storedBytes: number;
  /** Lines that wait for the next flush, or whose object is half done, and since when the oldest does. */
  waiting: number;
  waitingBytes: number;
  waitingSince: string | null;
};

export const readBackupTotals = async (db: Database): Promise<BackupTotals> => {
  const [[stored], [waiting]] = await Promise.all([
    db
      .select({
        objects: sql<number>`count(*)::int`,
        events: sql<number>`coalesce(sum(${backups.events}), 0)::int`,
        storedBytes: sql<string>`coalesce(sum(${backups.storedBytes}), 0)`,
      })
      .from(backups)
      .where(eq(backups.state, "stored")),
    db
      .select({
        lines: sql<number>`count(*)::int`,
        bytes: sql<string>`coalesce(sum(${backupEntries.bytes}), 0)`,
        since: sql<string | null>`min(${backupEntries.bufferedAt})`,
      })
      .from(backupEntries),
  ]);
  return {
    objects: stored?.objects ?? 0,
    events: stored?.events ?? 0,
    storedBytes: Number(stored?.storedBytes ?? 0),
    waiting: waiting?.lines ?? 0,
    waitingBytes: Number(waiting?.bytes ?? 0),
    waitingSince: waiting?.since ? new Date(waiting.since).toISOString() : null,
  };
};

/** Where the object of this key lies; null when none is stored under it. */
export const findBackup = async (db: Database, key: string): Promise<(Backup & { url: string }) | null> => {
  const [row] = await db.select().from(backups).where(eq(backups.key, key));
  const [backup] = row ? toBackup(row) : [];
  return backup && row?.url ? { ...backup, url: row.url } : null;
};
