import { after } from "next/server";
import { database } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { noteChange } from "@/lib/kernel/changes";

const finish = async (ctx: Context): Promise<void> => {
  const works = ctx.outbox.recorded ? [() => dispatchOutbox(database()), ...ctx.afterwards] : ctx.afterwards;
  for (const work of works) {
    await work(ctx).catch((error: unknown) => ctx.log.warn({ err: error }, "left to its schedule"));
  }
};

/** Does what a call left for later once its answer is on its way: sends its events, and whatever its verbs asked for. */
export const finishLater = (ctx: Context): void => {
  if (ctx.outbox.recorded) noteChange();
  if (ctx.outbox.recorded || ctx.afterwards.length > 0) after(() => finish(ctx));
};
