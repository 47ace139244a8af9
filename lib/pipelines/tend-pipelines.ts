import type { Context } from "@/lib/events/context";
import { advanceReplays } from "@/lib/events/replay";
import { flushOverdueBackups } from "./flush-backups";
import { unparkDocuments } from "./index-order";

/**
 * What lost messages and services that were away have left behind: lines past their minute, replays that stopped, parked
 * documents. Run by a schedule; one that fails does not keep the others.
 */
export const tendPipelines = async (ctx: Context): Promise<void> => {
  const works = [flushOverdueBackups, advanceReplays, unparkDocuments];
  const failed = (await Promise.allSettled(works.map((work) => work(ctx)))).filter(
    (outcome) => outcome.status === "rejected",
  );
  for (const { reason } of failed.slice(1)) ctx.log.error({ err: reason }, "a pipeline was not tended");
  if (failed[0]) throw failed[0].reason;
};
