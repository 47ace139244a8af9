import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import {
  type DeadLetterFilter,
  type DeadLetterRow,
  discardLetter,
  findDeadLetter,
} from "@/lib/events/dead-letters";
import { publishRedriven, type Redriven, redriveMatching, redriveOne } from "@/lib/events/redrive";
import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";

const UNKNOWN = problem("not-found", "There is no dead letter with this identifier.");

const whyNot = (row: DeadLetterRow | null): Problem => {
  if (!row) return UNKNOWN;
  if (row.resolvedAt) return problem("conflict", `This dead letter was ${row.resolution} already.`);
  return problem("conflict", "This message names no delivery that could be sent again. Discard it.");
};

const auditOf = ({ ids }: Redriven) =>
  ids.map((subject) => ({ action: "dead-letter.redrive", subject, after: { resolution: "redriven" } }));

/** Sends one dead letter's delivery again. Answers `not-found`, or `conflict` when it cannot be sent. */
export const redriveDeadLetter = async (ctx: Context, id: string): Promise<Result<{ redriven: number }>> => {
  const redriven = await inTransaction(ctx.db, async (tx) => {
    const done = await redriveOne(tx, ctx, id);
    if (done) await recordAudit(tx, ctx, auditOf(done));
    return done;
  });
  if (!redriven) return fail(whyNot(await findDeadLetter(ctx.db, id)));
  await publishRedriven(ctx.db, redriven);
  return ok({ redriven: redriven.ids.length });
};

/** Sends all open dead letters again that match and were there when this was asked for; answers how many those were. */
export const redriveDeadLetters = async (
  ctx: Context,
  filter: DeadLetterFilter,
): Promise<{ redriven: number }> => {
  const to = filter.to && filter.to < ctx.now ? filter.to : ctx.now;
  for (let count = 0; ; ) {
    const redriven = await inTransaction(ctx.db, async (tx) => {
      const done = await redriveMatching(tx, ctx, { ...filter, to });
      await recordAudit(tx, ctx, auditOf(done));
      return done;
    });
    if (redriven.ids.length === 0) return { redriven: count };
    count += redriven.ids.length;
    await publishRedriven(ctx.db, redriven);
  }
};

/** Closes a dead letter for good, with the reason. Answers `not-found`, or `conflict` when it was resolved before. */
export const discardDeadLetter = (ctx: Context, id: string, reason: string): Promise<Result<null>> =>
  inTransaction(ctx.db, async (tx) => {
    const row = await discardLetter(tx, ctx, id, reason);
    if (!row) return fail(whyNot(await findDeadLetter(tx, id)));
    await recordAudit(tx, ctx, [
      { action: "dead-letter.discard", subject: id, after: { resolution: "discarded", reason } },
    ]);
    return ok(null);
  });
