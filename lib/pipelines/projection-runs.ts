import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { projectionRuns } from "@/db/schema/pipelines";
import type { Context } from "@/lib/events/context";
import type { Rebuilt } from "@/lib/events/rebuilt";
import { createId } from "@/lib/kernel/ids";

export type RunKind = (typeof projectionRuns.$inferSelect)["kind"];

/** Differences beyond these are counted, not kept. */
const SHOWN = 50;

/** Does the work of a comparison or rebuild and keeps what came of it, a failure too. */
export const keepRun = async (
  ctx: Context,
  { projection, kind }: { projection: string; kind: RunKind },
  work: () => Promise<Rebuilt>,
): Promise<Rebuilt> => {
  const id = createId("run");
  const begun = { id, projection, kind, state: "running" as const, shown: [], actor: ctx.actor };
  await ctx.db.insert(projectionRuns).values({ ...begun, startedAt: new Date() });
  const end = (outcome: Partial<typeof projectionRuns.$inferInsert>) =>
    ctx.db
      .update(projectionRuns)
      .set({ ...outcome, finishedAt: new Date() })
      .where(eq(projectionRuns.id, id));
  try {
    const rebuilt = await work();
    const { read, differences } = rebuilt;
    await end({ state: "done", read, differences: differences.length, shown: differences.slice(0, SHOWN) });
    return rebuilt;
  } catch (error) {
    ctx.log.error({ err: error, projection }, "a projection could not be compared");
    const service = error instanceof Error && "service" in error ? `${error.service} is away. ` : "";
    await end({ state: "failed", fault: `${service}The log has the reason under ${ctx.requestId}.` });
    throw error;
  }
};

export type ProjectionRun = {
  id: string;
  projection: string;
  kind: RunKind;
  /** `lost`: it ended without a word, as a killed process does. */
  state: "running" | "done" | "failed" | "lost";
  read: string | null;
  /** How many there were, and the first of them. */
  differences: number | null;
  shown: string[];
  fault: string | null;
  actor: string;
  startedAt: string;
  finishedAt: string | null;
};

/** No run takes longer. */
const LOST_AFTER_MS = 15 * 60_000;

const toRun = (row: typeof projectionRuns.$inferSelect, now: Date): ProjectionRun => ({
  ...row,
  state:
    row.state === "running" && now.getTime() - row.startedAt.getTime() > LOST_AFTER_MS ? "lost" : row.state,
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/** The last comparison or rebuild of each projection. */
export const listLatestRuns = async (db: Database, now: Date): Promise<ProjectionRun[]> => {
  const rows = await db
    .selectDistinctOn([projectionRuns.projection])
    .from(projectionRuns)
    .orderBy(projectionRuns.projection, desc(projectionRuns.startedAt), desc(projectionRuns.id));
  return rows.map((row) => toRun(row, now));
};

/** The runs of one projection, or of all, newest first. */
export const listRuns = async (
  db: Database,
  { projection, limit, now }: { projection?: string; limit: number; now: Date },
): Promise<ProjectionRun[]> => {
  const rows = await db
    .select()
    .from(projectionRuns)
    .where(projection === undefined ? undefined : eq(projectionRuns.projection, projection))
    .orderBy(desc(projectionRuns.startedAt), desc(projectionRuns.id))
    .limit(limit);
  return rows.map((row) => toRun(row, now));
};

const KEPT_DAYS = 90;

/** Forgets runs that nobody looks at any more. */
export const forgetRuns = (db: Database) =>
  db
    .delete(projectionRuns)
    .where(sql`${projectionRuns.startedAt} < now() - make_interval(days => ${KEPT_DAYS})`);
