import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { readSettings, writeSettings } from "@/lib/events/pipeline-settings";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { PIPELINES } from "./rules";

/** Whether the drill may be held here at all. */
export const isDrillAllowed = (): boolean => env.ALLOW_DRILL;

/** Switches the drill's bug on or off: while it is on, the checkout pipeline writes rows that are wrong. */
export const setFault = async (ctx: Context, enabled: boolean): Promise<Result<{ enabled: boolean }>> => {
  if (enabled && !isDrillAllowed())
    return fail(problem("forbidden", "The drill is not allowed in this shop. ALLOW_DRILL=1 allows it."));
  return inTransaction(ctx.db, async (tx) => {
    const { fault } = await readSettings(tx, PIPELINES.checkout);
    if (fault === enabled) return ok({ enabled });
    await writeSettings(tx, PIPELINES.checkout, { fault: enabled });
    const change = { before: { fault }, after: { fault: enabled } };
    await recordAudit(tx, ctx, [{ action: "pipeline.fault", subject: "checkout", ...change }]);
    return ok({ enabled });
  });
};
