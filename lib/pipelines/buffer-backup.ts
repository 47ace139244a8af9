import { isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { backupEntries } from "@/db/schema/pipelines";
import type { Context } from "@/lib/events/context";
import { startTimer } from "@/lib/events/timers";
import { writeLine } from "./backup-line";
import { findDocuments } from "./documents";
import { flushBackups } from "./flush-backups";
import type { OrderEvent } from "./project-order";
import { FLUSH_BYTES } from "./rules";

/** How often the size of what waits is looked at; a line is at most a few hundred kilobytes. */
const LOOK_EVERY = 10;

const waitingBytes = async (tx: Transaction): Promise<number> => {
  const [row] = await tx
    .select({ bytes: sql<string>`coalesce(sum(${backupEntries.bytes}), 0)` })
    .from(backupEntries)
    .where(isNull(backupEntries.backupId));
  return Number(row?.bytes ?? 0);
};

const isFirst = async (tx: Transaction): Promise<boolean> => {
  const [other] = await tx
    .select({ seq: backupEntries.seq })
    .from(backupEntries)
    .where(isNull(backupEntries.backupId))
    .limit(1);
  return other === undefined;
};

/**
 * Lays the event's line down for the next object. The first line since the last flush starts its minute; the one that
 * fills an object flushes after the answer. What a crash forgets of this is made up for by a schedule.
 */
export const bufferBackup = async (tx: Transaction, ctx: Context, event: OrderEvent): Promise<void> => {
  const documents = await findDocuments(tx, [event.id]);
  const line = writeLine(event, documents.get(event.id));
  const startsMinute = await isFirst(tx);
  const [entry] = await tx
    .insert(backupEntries)
    .values({ eventId: event.id, line, bytes: Buffer.byteLength(line) + 1 })
    .onConflictDoNothing()
    .returning({ seq: backupEntries.seq });
  if (!entry) return;
  if (startsMinute) ctx.afterwards.push((later) => startTimer(later, "flush-backups"));
  if (entry.seq % LOOK_EVERY === 0 && (await waitingBytes(tx)) >= FLUSH_BYTES)
    ctx.afterwards.push((later) => flushBackups(later));
};
