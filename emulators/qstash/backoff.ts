import { compileExpression } from "./expression";
import { parseDuration } from "./template";
import type { Answer, Message } from "./types";

const DAY_MS = 86_400_000;
const RESET_HEADERS = [
  "retry-after",
  "x-ratelimit-reset",
  "x-ratelimit-reset-requests",
  "x-ratelimit-reset-tokens",
];

const fromHeader = (value: string, now: number): number | undefined => {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const duration = parseDuration(value);
  if (duration !== undefined) return duration;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/** What the destination asked for; a wait beyond a day is not honoured. */
const requested = (answer: Answer, now: number): number | undefined => {
  for (const name of RESET_HEADERS) {
    const value = answer.headers[name]?.[0];
    const wait = value === undefined ? undefined : fromHeader(value.trim(), now);
    if (wait !== undefined && wait <= DAY_MS) return wait;
  }
  return undefined;
};

/** Milliseconds until a message that has failed is tried again. */
export const retryDelay = (message: Message, answer: Answer, now: number): number => {
  const asked = requested(answer, now);
  if (asked !== undefined) return asked;
  const wait = message.retryDelay
    ? compileExpression(message.retryDelay)(message.retried)
    : Math.exp(2.5 * (message.retried + 1)) * 1000;
  return Number.isFinite(wait) ? Math.min(DAY_MS, Math.max(0, wait)) : DAY_MS;
};
