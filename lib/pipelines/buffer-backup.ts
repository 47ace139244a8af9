import { isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { backupEntries } from "@/db/schema/pipelines";
import type { Context } from "@/lib/events/context";
import { startTimer } from "@/lib/events/timers";
import { writeLine } from "./backup-line";
import { findDocuments } from "./documents";
import { EXTERNAL_ORDER } from "./external-order-event";
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

type Laid = { seq: number; isFirst: boolean };

/** Lays a line down, once an event; answers whether no other waited. In one statement, because every order passes here. */
const layDown = async (tx: Transaction, eventId: string, line: string): Promise<Laid | undefined> => {
  const laid = await tx.execute<{ seq: string; is_first: boolean }>(sql`
    insert into backup_entries (event_id, line, bytes)
    values (${eventId}, ${line}, ${Buffer.byteLength(line) + 1})
    on conflict do nothing
    returning seq, not exists (select 1 from backup_entries where backup_id is null) as is_first`);
  const [row] = laid.rows;
  return row && { seq: Number(row.seq), isFirst: row.is_first };
};

/**
 * Lays the event's line down for the next object. The first line since the last flush starts its minute; the one that
 * fills an object flushes after the answer. What a crash forgets of this is made up for by a schedule.
 */
export const bufferBackup = async (tx: Transaction, ctx: Context, event: OrderEvent): Promise<void> => {
  const outside = event.type === EXTERNAL_ORDER ? await findDocuments(tx, [event.id]) : null;
  const entry = await layDown(tx, event.id, writeLine(event, outside?.get(event.id)));
  if (!entry) return;
  if (entry.isFirst) ctx.afterwards.push((later) => startTimer(later, "flush-backups"));
  if (entry.seq % LOOK_EVERY === 0 && (await waitingBytes(tx)) >= FLUSH_BYTES)
    ctx.afterwards.push((later) => flushBackups(later));
};
