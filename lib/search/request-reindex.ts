import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { createId } from "@/lib/kernel/ids";
import { startRun } from "./start-run";

/** Asks for these products, or with null for the whole shop, to be indexed anew. Answers the job's id. */
export const requestReindex = async (ctx: Context, productIds: string[] | null): Promise<string> => {
  if (productIds === null) return startRun(ctx, "rebuild");
  const jobId = createId("job");
  await inTransaction(ctx.db, async (tx) => {
    await recordEvent(tx, ctx, {
      type: "search.reindex-requested",
      aggregateId: jobId,
      data: { jobId, productIds },
    });
    await recordAudit(tx, ctx, [{ action: "search.reindex", subject: jobId, after: { productIds } }]);
  });
  return jobId;
};
