import { inTransaction } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { readTrouble, type Trouble } from "@/lib/events/trouble";
import { raiseAlarm, resolveAlarm } from "./raise-alarm";
import { STALLED_AFTER_S } from "./rules";
import { sendNotices } from "./send-notices";

const lettersDetail = ({ deadLetters }: Trouble): string =>
  deadLetters === 1
    ? "1 delivery gave up and waits for a person."
    : `${deadLetters.toLocaleString("en")} deliveries gave up and wait for a person.`;

const stalledDetail = ({ stalled, oldestS }: Trouble): string => {
  const oldest = `${Math.round(oldestS / 60)} minutes`;
  return stalled === 1
    ? `1 delivery has waited for ${oldest}.`
    : `${stalled.toLocaleString("en")} deliveries wait for longer than ${STALLED_AFTER_S / 60} minutes, the oldest for ${oldest}.`;
};

/** Looks whether something needs a person, opens and closes alarms, and tells of them; run by a schedule every minute. */
export const watchAlarms = async (ctx: Context): Promise<void> => {
  const trouble = await readTrouble(ctx.db, STALLED_AFTER_S);
  await inTransaction(ctx.db, async (tx) => {
    if (trouble.deadLetters > 0)
      await raiseAlarm(tx, ctx, { kind: "dead-letters", detail: lettersDetail(trouble) });
    else await resolveAlarm(tx, ctx, "dead-letters");
    if (trouble.stalled > 0)
      await raiseAlarm(tx, ctx, { kind: "stalled-events", detail: stalledDetail(trouble) });
    else await resolveAlarm(tx, ctx, "stalled-events");
  });
  await sendNotices(ctx);
};
