import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { advanceReplays, type ReplayWish, startReplay } from "@/lib/events/replay";
import { heardTypes } from "@/lib/events/replay-rows";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { PIPELINES, type PipelineName } from "./rules";

/**
 * Sends events of the last 14 days once more to one pipeline alone: all that it hears, or those of a time, of types, or of
 * these ids. The sending begins after the answer. One replay of a pipeline runs at a time.
 */
export const replayPipeline = async (
  ctx: Context,
  name: PipelineName,
  wish: ReplayWish,
): Promise<Result<{ replayId: string; total: number }>> => {
  const subscription = PIPELINES[name];
  const unheard = wish.types?.find((type) => !heardTypes(subscription).includes(type));
  if (unheard !== undefined) {
    const message = `This pipeline hears ${heardTypes(subscription).join(", ")}.`;
    return fail(problem("invalid-body", message, { errors: [{ path: "types", message }] }));
  }
  return inTransaction(ctx.db, async (tx) => {
    const replay = await startReplay({ ...ctx, db: tx }, subscription, wish);
    if (!replay) {
      const why = "A replay of this pipeline is under way. Wait until it has ended.";
      return fail(problem("conflict", why));
    }
    const { id: replayId, total } = replay;
    await recordAudit(tx, ctx, [{ action: "pipeline.replay", subject: name, after: { replayId, total } }]);
    ctx.afterwards.push(advanceReplays);
    return ok({ replayId, total });
  });
};
