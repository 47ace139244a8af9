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

export const log = pino({
  level: env.LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    censor: "[cut]",
  },
});

export type Log = typeof log;
