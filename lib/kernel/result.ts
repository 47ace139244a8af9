import { type Problem, ProblemError } from "./errors";

/** What a verb answers: an expected failure is a value, a bug throws. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (problem: Problem): Result<never> => ({ ok: false, problem });

/** The value, or the problem thrown: for use inside a transaction that must roll back. */
export const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new ProblemError(result.problem);
  return result.value;
};

/** Turns a problem thrown inside `run` back into a value; everything else stays an exception. */
export const attempt = async <T>(run: () => Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await run());
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    throw error;
  }
};
