import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { searchRuns } from "@/db/schema/search";
import type { Context } from "@/lib/events/context";
import { PermanentJobError } from "@/lib/events/job";
import { recordEvent } from "@/lib/events/outbox";
import { UnavailableError } from "@/lib/kernel/errors";
import { deleteTemporary } from "./rebuild-walk";
import { foundInAll, RunProgress } from "./run-rules";
import { workOn } from "./run-work";

type Step = { runId: string; step: number };

export type StepOptions = { budgetMs: number; patienceMs: number };

/** With the pause for what is on its way and the mending, well within a job's minute. */
const USUAL: StepOptions = { budgetMs: 15_000, patienceMs: 5_000 };
const LEASE_S = 60;
const SAMPLES = 100;

const at = ({ runId, step }: Step) =>
  and(eq(searchRuns.id, runId), eq(searchRuns.step, step), eq(searchRuns.state, "running"));

/** The run, for nobody else for a minute; null when this step is no longer to be taken. */
const lease = async ({ db }: Context, step: Step) => {
  const [leased] = await db
    .update(searchRuns)
    .set({ leasedUntil: sql`now() + make_interval(secs => ${LEASE_S})` })
    .where(and(at(step), or(isNull(searchRuns.leasedUntil), lt(searchRuns.leasedUntil, sql`now()`))))
    .returning();
  if (leased) return leased;
  const [waiting] = await db.select({ id: searchRuns.id }).from(searchRuns).where(at(step));
  // Perhaps whoever took it is gone; if not, there will be nothing left to do when this is asked again.
  if (waiting)
    throw new UnavailableError("search-runs", new Error("the step is being taken by another process"));
  return null;
};

/** Writes what the step came to, and the message for the next one; false when the run was superseded meanwhile. */
const settle = (ctx: Context, step: Step, progress: RunProgress): Promise<boolean> =>
  inTransaction(ctx.db, async (tx) => {
    const isDone = progress.phase === "done";
    const [settled] = await tx
      .update(searchRuns)
      .set({
        progress,
        step: step.step + 1,
        leasedUntil: null,
        updatedAt: sql`now()`,
        ...(isDone ? { state: "done" as const, finishedAt: sql`now()` } : {}),
      })
      .where(at(step))
      .returning();
    if (settled && !isDone) {
      const data = { runId: step.runId, step: step.step + 1 };
      await recordEvent(tx, ctx, { type: "search.run-advanced", aggregateId: step.runId, data });
    }
    return settled !== undefined;
  });

/** Noted for the administration; the step may still be tried again. */
const noteFault = async ({ db }: Context, step: Step, error: unknown): Promise<void> => {
  const fault = error instanceof Error ? error.message : String(error);
  const isLost = error instanceof PermanentJobError;
  await db
    .update(searchRuns)
    .set({
      fault,
      leasedUntil: null,
      ...(isLost ? { state: "failed" as const, finishedAt: sql`now()` } : {}),
    })
    .where(at(step));
};

/**
 * Takes one step of a run. A message that comes twice finds the step taken; a process that dies in the middle leaves it
 * to the next try, and every step may be taken again from its start.
 */
export const advanceRun = async (ctx: Context, step: Step, options: StepOptions = USUAL): Promise<void> => {
  const run = await lease(ctx, step);
  if (!run) return;
  try {
    const progress = RunProgress.parse(run.progress);
    const next = await workOn(ctx.db, progress, {
      until: Date.now() + options.budgetMs,
      patienceMs: options.patienceMs,
      samples: SAMPLES,
      heal: true,
    });
    const settled = await settle(ctx, step, next);
    if (!settled && next.temporary) await deleteTemporary(next.temporary);
    if (next.phase === "done" && foundInAll(next) > 0)
      ctx.log.warn({ run: run.id, found: next.found }, "the search index had drifted and was mended");
  } catch (error) {
    await noteFault(ctx, step, error);
    throw error;
  }
};
