import { inTransaction } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { claimKey, keepAnswer, releaseKey } from "@/lib/idempotency/claim-key";
import type { KeptAnswer } from "@/lib/idempotency/rules";
import { PROBLEMS, type Problem, ProblemError } from "@/lib/kernel/errors";
import { attempt, unwrap } from "@/lib/kernel/result";
import type { Reply } from "./reply";

const CONFLICT = 409;

/** What a kept problem looks like in storage. */
type KeptProblem = { problem: Problem };

const isKeptProblem = (body: unknown): body is KeptProblem =>
  typeof body === "object" && body !== null && "problem" in body;

const replay = ({ status, body }: KeptAnswer): Reply | Problem =>
  isKeptProblem(body) ? body.problem : { status, body, headers: { "Idempotency-Replayed": "true" } };

/**
 * Answers a call under its `Idempotency-Key` once: outcomes, conflicts included, are kept and given again with
 * `Idempotency-Replayed: true`; what ended before anything happened frees the key. Without a key it simply runs.
 */
export const answerOnce = async (
  ctx: Context,
  run: () => Promise<Reply | Problem>,
): Promise<Reply | Problem> => {
  const claim = ctx.idempotency;
  if (!claim) return run();
  const claimed = await claimKey(ctx.db, claim);
  if (!claimed.ok) return claimed.problem;
  if (claimed.value.kind === "kept") {
    return replay(claimed.value.answer);
  }
  const answer = await run().catch(async (error: unknown) => {
    await releaseKey(ctx.db, claim);
    throw error;
  });
  if (!("slug" in answer)) await keepAnswer(ctx.db, claim, { status: answer.status, body: answer.body });
  else if (PROBLEMS[answer.slug][0] === CONFLICT) {
    await keepAnswer(ctx.db, claim, { status: CONFLICT, body: { problem: answer } satisfies KeptProblem });
  } else await releaseKey(ctx.db, claim);
  return answer;
};

/**
 * {@link answerOnce} for effects that lie in Postgres alone: claim, effect and answer commit together, so that not even a
 * crash lets a repeated call do it twice. A problem rolls everything back; conflicts are kept afterwards.
 */
export const answerInTransaction = async (
  ctx: Context,
  run: (ctx: Context) => Promise<Reply | Problem>,
): Promise<Reply | Problem> => {
  const claim = ctx.idempotency;
  if (!claim) return run(ctx);
  const answer = await attempt(() =>
    inTransaction(ctx.db, async (tx) => {
      const claimed = unwrap(await claimKey(tx, claim));
      if (claimed.kind === "kept") return replay(claimed.answer);
      const outcome = await run({ ...ctx, db: tx });
      if ("slug" in outcome) throw new ProblemError(outcome);
      await keepAnswer(tx, claim, { status: outcome.status, body: outcome.body });
      return outcome;
    }),
  );
  if (answer.ok) return answer.value;
  const { problem } = answer;
  const isOutcome = PROBLEMS[problem.slug][0] === CONFLICT && problem.slug !== "idempotency-in-flight";
  return isOutcome ? answerOnce(ctx, async () => problem) : problem;
};
