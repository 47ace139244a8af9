import { inTransaction, type Transaction } from "@/db/client";
import { externalOrderDocuments } from "@/db/schema/pipelines";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { restoreEvents } from "@/lib/events/restore-events";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { listBlobs } from "@/lib/services/blob";
import { type BackupLine, readLines } from "./backup-line";
import { redactOrder } from "./card-rules";
import { EXTERNAL_ORDER, externalOrderData } from "./external-order-event";
import { isBackupKey, readBackup } from "./read-backup";
import { ExternalOrder } from "./schema";

export type Restored = {
  /** Events in the backup, those that were missing and are back, and those that were there and were left alone. */
  read: number;
  restored: number;
  untouched: number;
};

type Parted = { event: BackupLine; document: ExternalOrder | null };

/** An outside order's line holds its document; the log is told only ids and amounts of it, as at first. */
const part = (line: BackupLine): Parted | null => {
  if (line.type !== EXTERNAL_ORDER) return { event: line, document: null };
  const order = ExternalOrder.safeParse(redactOrder(line.data));
  if (!order.success) return null;
  return { event: { ...line, data: externalOrderData(order.data) }, document: order.data };
};

const restoreDocuments = async (tx: Transaction, parted: Parted[]): Promise<void> => {
  const rows = parted.flatMap(({ event, document }) =>
    document
      ? [
          {
            id: String(document.id),
            eventId: event.id,
            document,
            actor: event.actor,
            receivedAt: event.occurredAt,
          },
        ]
      : [],
  );
  if (rows.length > 0) await tx.insert(externalOrderDocuments).values(rows).onConflictDoNothing();
};

/**
 * Restores every backup of the store, those that the database has forgotten included: what one does after a database is
 * lost. Answers the sums, and why those that could not be read were left out.
 */
export const restoreStore = async (
  ctx: Context,
  prefix: string,
): Promise<Restored & { objects: number; unreadable: string[] }> => {
  const sums = { objects: 0, read: 0, restored: 0, untouched: 0, unreadable: [] as string[] };
  for await (const names of listBlobs(prefix)) {
    for (const key of names.filter(isBackupKey)) {
      const restored = await restoreBackup(ctx, key);
      sums.objects += 1;
      if (!restored.ok) {
        sums.unreadable.push(`${key}: ${restored.problem.detail}`);
        continue;
      }
      sums.read += restored.value.read;
      sums.restored += restored.value.restored;
      sums.untouched += restored.value.untouched;
    }
  }
  return sums;
};

const BATCH = 500;

/**
 * Puts the events of a backup that are missing back into the log, under their own ids. What is there is left as it is;
 * nobody hears of the others again, so that nobody is mailed twice: replay or rebuild what shall follow from them.
 */
export const restoreBackup = async (ctx: Context, key: string): Promise<Result<Restored>> => {
  const content = await readBackup(ctx.db, key);
  if (!content.ok) return content;
  const { lines, unreadable } = readLines(content.value.toString("utf8"));
  const parted = lines.map(part);
  const broken = unreadable.length + parted.filter((entry) => entry === null).length;
  if (broken > 0)
    return fail(problem("conflict", `${broken} lines of this backup hold no event; nothing was restored.`));
  const whole = parted.flatMap((entry) => entry ?? []);
  return inTransaction(ctx.db, async (tx) => {
    let restored = 0;
    for (let start = 0; start < whole.length; start += BATCH) {
      const batch = whole.slice(start, start + BATCH);
      restored += await restoreEvents(
        tx,
        batch.map(({ event }) => event),
      );
      await restoreDocuments(tx, batch);
    }
    const outcome = { read: whole.length, restored, untouched: whole.length - restored };
    await recordAudit(tx, ctx, [{ action: "backup.restore", subject: key, after: outcome }]);
    return ok(outcome);
  });
};
