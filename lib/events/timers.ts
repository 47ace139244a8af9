import { createId } from "@/lib/kernel/ids";
import { publishMessages } from "@/lib/services/queue";
import type { Context } from "./context";

type Timer = { delay: number; retries: number; timeout: number };

/**
 * Messages that come back after a while, in seconds: what gathers changes starts one with the first change. The jobs
 * behind these names are composed in `lib/jobs/timers.ts`; each makes nothing worse when it comes twice or for nothing.
 */
export const TIMERS = {
  "flush-cart-totals": { delay: 60, retries: 5, timeout: 30 },
} as const satisfies Record<string, Timer>;

export type TimerName = keyof typeof TIMERS;

export const startTimer = async (ctx: Pick<Context, "requestId">, name: TimerName): Promise<void> => {
  const message = {
    ...TIMERS[name],
    path: `/api/jobs/${name}`,
    body: {},
    deduplicationId: `${name}.${createId("job")}`,
    requestId: ctx.requestId,
  };
  await publishMessages([message]);
};
