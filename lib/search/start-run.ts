import { and, eq, lt, sql } from "drizzle-orm";
import { inTransaction, type Transaction } from "@/db/client";
import { searchRuns } from "@/db/schema/search";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { createId } from "@/lib/kernel/ids";
import { countProducts } from "./read-records";
import { beginRun, type RunKind } from "./run-rules";

/** Held while a run begins; an arbitrary number that stands for that. */
const START_LOCK = 6_372_231;

/** A run that nobody went on with for so long has lost its messages. */
export const STALLED_AFTER_MS = 10 * 60_000;

/** Nobody asks what was compared longer ago. */
const KEPT_MS = 30 * 86_400_000;

const findRunning = async (tx: Transaction) => {
  await tx.execute(sql`select pg_advisory_xact_lock(${START_LOCK})`);
  const [running] = await tx.select().from(searchRuns).where(eq(searchRuns.state, "running"));
  return running;
};

const supersede = (tx: Transaction, ctx: Context, runId: string) =>
  tx
    .update(searchRuns)
    .set({ state: "superseded", finishedAt: ctx.now, updatedAt: ctx.now })
    .where(and(eq(searchRuns.id, runId), eq(searchRuns.state, "running")));

/**
 * Begins a comparison or a rebuild of the index and answers its id. Only one goes on at a time: a comparison asked for
 * meanwhile is the one that is going on (a rebuild ends with one), a rebuild begins anew with what holds now.
 */
export const startRun = (ctx: Context, kind: RunKind): Promise<string> =>
  inTransaction(ctx.db, async (tx) => {
    const running = await findRunning(tx);
    if (running) {
      const isStalled = ctx.now.getTime() - running.updatedAt.getTime() > STALLED_AFTER_MS;
      if (kind === "compare" && !isStalled) return running.id;
      await supersede(tx, ctx, running.id);
    }
    await tx.delete(searchRuns).where(lt(searchRuns.finishedAt, new Date(ctx.now.getTime() - KEPT_MS)));
    const id = createId("job");
    const progress = beginRun(kind, id, await countProducts(tx));
    const moments = { startedAt: ctx.now, updatedAt: ctx.now };
    await tx
      .insert(searchRuns)
      .values({ id, kind, state: "running", progress, actor: ctx.actor, ...moments });
    await recordEvent(tx, ctx, {
      type: "search.run-advanced",
      aggregateId: id,
      data: { runId: id, step: 0 },
    });
    if (!ctx.actor.startsWith("system:"))
      await recordAudit(tx, ctx, [{ action: `search.${kind}`, subject: id }]);
    return id;
  });
