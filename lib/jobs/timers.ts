import { flushByTimer } from "@/lib/cart/totals-flush";
import type { Context } from "@/lib/events/context";
import { advanceReplays } from "@/lib/events/replay";
import { TIMERS, type TimerName } from "@/lib/events/timers";
import { flushBackups } from "@/lib/pipelines/flush-backups";
import { sendWebhook } from "@/lib/webhooks/send-webhook";
import { checkProjection } from "./projections";

/** What is done when a timer's message comes back. */
export const TIMER_JOBS: Record<TimerName, (ctx: Context, body: unknown) => Promise<unknown>> = {
  "flush-cart-totals": flushByTimer,
  "flush-backups": flushBackups,
  "advance-replays": advanceReplays,
  "check-projection": checkProjection,
  "send-webhook": sendWebhook,
};

export const isTimer = (name: string): name is TimerName => Object.hasOwn(TIMERS, name);
