import pino from "pino";
import { env } from "./env";

/** JSON lines on stdout. Whatever could hold a secret is cut out by name, wherever it stands in a logged object. */
const SECRET_NAMES = [
  "authorization",
  "cookie",
  "password",
  "token",
  "clientSecret",
  "client_secret",
  "secret",
  "code",
];

/** The driver's errors carry the statement's parameters, which hold what people typed; only the statement is logged. */
const describeError = (error: Error): unknown => {
  const { params: _, ...described } = pino.stdSerializers.err(error) as unknown as Record<string, unknown>;
  const statement = "query" in error && typeof error.query === "string" ? error.query : null;
  if (statement === null) return described;
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return { type: described.type, message: `a statement failed${cause}`, statement };
};

export const log = pino({
  level: env.LOG_LEVEL,
  base: undefined,
  serializers: { err: describeError },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: "[cut]",
  },
});

export type Log = typeof log;
