import { createId } from "@/lib/kernel/ids";
import { publishMessages } from "@/lib/services/queue";
import type { Context } from "./context";

type Timer = { delay: number; retries: number; timeout: number };

/**
 * Messages that come back after a while, in seconds: what gathers changes starts one with the first change, what is to
 * be tried again names it in the body. The jobs behind these names are composed in `lib/jobs/timers.ts`; each makes
 * nothing worse when it comes twice or for nothing.
 */
export const TIMERS = {
  "flush-cart-totals": { delay: 60, retries: 5, timeout: 30 },
  "flush-backups": { delay: 60, retries: 5, timeout: 60 },
  "advance-replays": { delay: 1, retries: 5, timeout: 60 },
  "check-projection": { delay: 0, retries: 2, timeout: 60 },
  "send-webhook": { delay: 0, retries: 3, timeout: 30 },
} as const satisfies Record<string, Timer>;

export type TimerName = keyof typeof TIMERS;

export type TimerMessage = {
  body?: Record<string, unknown>;
  /** Seconds, where it is not the timer's own. */
  delay?: number;
  /** Of two messages of one key the queue keeps the first. */
  key?: string;
};

/** Starts several timers of one name in one call. */
export const startTimers = async (
  ctx: Pick<Context, "requestId">,
  name: TimerName,
  messages: TimerMessage[],
): Promise<void> =>
  publishMessages(
    messages.map(({ body = {}, delay = TIMERS[name].delay, key = createId("job") }) => ({
      ...TIMERS[name],
      delay,
      path: `/api/jobs/${name}`,
      body,
      deduplicationId: `${name}.${key}`,
      requestId: ctx.requestId,
    })),
  );

export const startTimer = (
  ctx: Pick<Context, "requestId">,
  name: TimerName,
  message: TimerMessage = {},
): Promise<void> => startTimers(ctx, name, [message]);
