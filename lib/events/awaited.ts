import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deliveries, events } from "@/db/schema/events";
import type { SubscriptionName } from "./subscriptions";
import type { EventType } from "./types";

/** Whether an event of this type about one of these has not yet had its effect there. A dead letter is no longer awaited. */
export const isAwaited = async (
  db: Database,
  { type, aggregateIds, by }: { type: EventType; aggregateIds: string[]; by: SubscriptionName },
): Promise<boolean> => {
  if (aggregateIds.length === 0) return false;
  const settled = db
    .select({ id: deliveries.eventId })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.eventId, events.id),
        eq(deliveries.subscription, by),
        inArray(deliveries.status, ["done", "filtered", "dead"]),
      ),
    );
  const [awaited] = await db
    .select({ id: events.id })
    .from(events)
    .where(
      and(inArray(events.aggregateId, aggregateIds), eq(events.type, type), notInArray(events.id, settled)),
    )
    .limit(1);
  return awaited !== undefined;
};
