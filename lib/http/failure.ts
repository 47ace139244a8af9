import { type Problem, ProblemError, problem, UnavailableError } from "@/lib/kernel/errors";
import type { Log } from "@/lib/kernel/log";

/** SQLSTATE classes that mean "the database is away", not "the statement is wrong". */
const AWAY = /^(08|57P|53)/;
const SOCKET_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET"]);
const LOST_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|fetch failed|error connecting to database|closed unexpectedly|ECONNREFUSED|ECONNRESET|socket hang up/i;

/** The driver's WebSocket fails with an event, which looks like an error but is none. */
type Failure = { message?: unknown; code?: unknown; cause?: unknown };

const isFailure = (value: unknown): value is Failure => typeof value === "object" && value !== null;

const isDatabaseAway = (error: unknown): boolean => {
  for (let failure = error; isFailure(failure); failure = failure.cause) {
    const [code, message] = [String(failure.code ?? ""), String(failure.message ?? "")];
    if (AWAY.test(code) || SOCKET_CODES.has(code) || LOST_CONNECTION.test(message)) return true;
  }
  return false;
};

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
