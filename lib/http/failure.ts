import { isDatabaseAway } from "@/lib/kernel/database-away";
import { type Problem, ProblemError, problem, UnavailableError } from "@/lib/kernel/errors";
import type { Log } from "@/lib/kernel/log";

const UNAVAILABLE: Record<string, string> = {
  kv: "Carts are taking a short break. Nothing was lost; try again in a moment.",
  stripe: "Payments are taking a short break. Nothing was charged; try again in a moment.",
  algolia: "Search is taking a short break. Browse the categories meanwhile.",
};

/** The public problem behind an exception; whatever is not expected is logged whole and answered without a word of it. */
export const problemOf = (error: unknown, log: Log): Problem => {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof UnavailableError) {
    log.warn({ service: error.service, err: error.cause }, "a service is away");
    return problem("unavailable", UNAVAILABLE[error.service] ?? "Try again in a moment.");
  }
  if (isDatabaseAway(error)) {
    log.error({ err: error }, "the database is away");
    return problem("unavailable", "The shop is taking a short break. Try again in a moment.");
  }
  log.error({ err: error }, "an unexpected error");
  return problem(
    "internal",
    "It was not your fault and has been noted. Try again, or quote the request id to us.",
  );
};
