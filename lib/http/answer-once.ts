import type { Context } from "@/lib/events/context";
import { claimKey, keepAnswer, releaseKey } from "@/lib/idempotency/claim-key";
import { PROBLEMS, type Problem } from "@/lib/kernel/errors";
import type { Reply } from "./reply";

const CONFLICT = 409;

/** What a kept problem looks like in storage. */
type KeptProblem = { problem: Problem };

const isKeptProblem = (body: unknown): body is KeptProblem =>
  typeof body === "object" && body !== null && "problem" in body;

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
    const { status, body } = claimed.value.answer;
    if (isKeptProblem(body)) return body.problem;
    return { status, body, headers: { "Idempotency-Replayed": "true" } };
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
