/** SQLSTATE classes that mean "the database is away", not "the statement is wrong". */
const AWAY = /^(08|57P|53)/;
const SOCKET_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "UND_ERR_SOCKET"]);
const LOST_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|fetch failed|error connecting to database|closed unexpectedly|ECONNREFUSED|ECONNRESET|socket hang up/i;

/** The driver's WebSocket fails with an event, which looks like an error but is none. */
type Failure = { message?: unknown; code?: unknown; cause?: unknown };

const isFailure = (value: unknown): value is Failure => typeof value === "object" && value !== null;

/** Whether something failed because the database could not be reached, or ended the connection. */
export const isDatabaseAway = (error: unknown): boolean => {
  for (let failure = error; isFailure(failure); failure = failure.cause) {
    const [code, message] = [String(failure.code ?? ""), String(failure.message ?? "")];
    if (AWAY.test(code) || SOCKET_CODES.has(code) || LOST_CONNECTION.test(message)) return true;
  }
  return false;
};
