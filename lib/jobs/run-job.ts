import { z } from "zod";
import type { Context } from "@/lib/events/context";
import { buryMessage, type DeliveryOutcome, deliver } from "@/lib/events/deliveries";
import { SUBSCRIPTIONS, type SubscriptionName } from "@/lib/events/subscriptions";
import { JOBS } from "./registry";
import { isSchedule, SCHEDULES } from "./schedules";
import { isTimer, TIMER_JOBS } from "./timers";

const Message = z.strictObject({ deliveryId: z.string().min(1).max(200) });

const isSubscription = (name: string): name is SubscriptionName => Object.hasOwn(SUBSCRIPTIONS, name);

/** `unknown`: there is no such job; `retry`: the queue shall try again; everything else is settled. */
export type JobOutcome = DeliveryOutcome | "unknown";

/**
 * Runs what a signed message from the queue asks for. A message that names nothing we know is kept as a dead letter and
 * settled; only what trying again can heal asks for another try. `retried` counts the queue's tries before this one.
 */
export const runJob = async (
  ctx: Context,
  { name, body, retried }: { name: string; body: string; retried: number },
): Promise<JobOutcome> => {
  if (isSchedule(name)) {
    await SCHEDULES[name].run(ctx);
    return "done";
  }
  if (isTimer(name)) {
    await TIMER_JOBS[name](ctx, parse(body));
    return "done";
  }
  if (!isSubscription(name)) return "unknown";
  const message = Message.safeParse(parse(body));
  if (!message.success) {
    await buryMessage(ctx.db, name, body.slice(0, 10_000), "the message names no delivery");
    return "dead";
  }
  const job = await JOBS[name]();
  const lastTry = retried >= SUBSCRIPTIONS[name].retries;
  return deliver(ctx, { deliveryId: message.data.deliveryId, job, lastTry });
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
};
