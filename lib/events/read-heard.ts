import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deliveries, events } from "@/db/schema/events";
import { readEvent } from "./deliveries";
import { matchesFilterPolicy, parseFilterPolicy } from "./filter-policy";
import { filterableOf } from "./filters";
import { PermanentJobError } from "./job";
import { readSettings } from "./pipeline-settings";
import { heardTypes } from "./replay-rows";
import type { SubscriptionName } from "./subscriptions";
import type { ShopEvent } from "./types";

/** `isDue` while its delivery still waits or failed for good, so that nobody can expect its effect. */
export type Heard = { event: ShopEvent; isDue: boolean };

const BATCH = 1000;

type Row = typeof events.$inferSelect;

const readable = (row: Row): ShopEvent[] => {
  try {
    return [readEvent(row)];
  } catch (error) {
    if (error instanceof PermanentJobError) return [];
    throw error;
  }
};

const isDue = (status: string | null, { fannedOutAt }: Row): boolean =>
  status === null ? fannedOutAt === null : status !== "done";

/** Whether the subscription wants an event that was never handed to it, as those of the seed and of a restored backup. */
const wants = async (db: Database, subscription: SubscriptionName): Promise<(row: Row) => boolean> => {
  const { filter } = await readSettings(db, subscription);
  const policy = parseFilterPolicy(filter);
  return (row) => !policy.ok || matchesFilterPolicy(policy.value, filterableOf(row)).matches;
};

/**
 * What a subscription has heard, from a place in the log on and in its order: without the events that its filter turned
 * away, and without those that nobody can read. Answers in pieces, each with the place of its last event.
 */
export async function* readHeard(
  db: Database,
  subscription: SubscriptionName,
  from: number,
): AsyncGenerator<{ heard: Heard[]; seq: number }> {
  const isWanted = await wants(db, subscription);
  let after = from;
  for (;;) {
    const rows = await db
      .select({ event: events, status: deliveries.status })
      .from(events)
      .leftJoin(deliveries, and(eq(deliveries.eventId, events.id), eq(deliveries.subscription, subscription)))
      .where(and(inArray(events.type, heardTypes(subscription)), gt(events.seq, after)))
      .orderBy(asc(events.seq))
      .limit(BATCH);
    after = rows.at(-1)?.event.seq ?? after;
    const heard = rows
      .filter(({ status, event }) => (status === null ? isWanted(event) : status !== "filtered"))
      .flatMap((row) => readable(row.event).map((event) => ({ event, isDue: isDue(row.status, row.event) })));
    if (rows.length > 0) yield { heard, seq: after };
    if (rows.length < BATCH) return;
  }
}
