import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";

export type AuditEntry = {
  /** What was done, as `product.update`. */
  action: string;
  /** What it was done to: an identifier. */
  subject: string;
  before?: unknown;
  after?: unknown;
};

/** Notes who changed what, in the transaction of the change. */
export const recordAudit = async (tx: Transaction, ctx: Context, entries: AuditEntry[]): Promise<void> => {
  if (entries.length === 0) return;
  await tx.insert(auditEntries).values(
    entries.map(({ action, subject, before = null, after = null }) => ({
      id: createId("aud"),
      actor: ctx.actor,
      action,
      subject,
      before,
      after,
      requestId: ctx.requestId,
      at: ctx.now,
    })),
  );
};
