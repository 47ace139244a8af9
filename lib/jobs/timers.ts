import { flushByTimer } from "@/lib/cart/totals-flush";
import type { Context } from "@/lib/events/context";
import { TIMERS, type TimerName } from "@/lib/events/timers";

/** What is done when a timer's message comes back. */
export const TIMER_JOBS: Record<TimerName, (ctx: Context) => Promise<unknown>> = {
  "flush-cart-totals": flushByTimer,
};

export const isTimer = (name: string): name is TimerName => Object.hasOwn(TIMERS, name);
