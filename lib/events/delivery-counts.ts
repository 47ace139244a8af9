import { eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deliveries } from "@/db/schema/events";
import type { SubscriptionName } from "./subscriptions";

export type DeliveryCounts = {
  received: number;
  filtered: number;
  done: number;
  /** Dead, whether or not somebody has dealt with it. */
  failed: number;
  waiting: number;
  /** Seconds that the oldest of those has waited; 0 when none does. */
  oldestS: number;
};

/** What became of the events that a subscription has heard. */
export const countDeliveries = async (
  db: Database,
  subscription: SubscriptionName,
): Promise<DeliveryCounts> => {
  const count = (status: string): SQL<number> =>
    sql<number>`(count(*) filter (where ${deliveries.status} = ${status}))::int`;
  const [row] = await db
    .select({
      received: sql<number>`count(*)::int`,
      filtered: count("filtered"),
      done: count("done"),
      failed: count("dead"),
      waiting: count("waiting"),
      oldestS: sql<number>`greatest(0, coalesce(extract(epoch from
        now() - min(${deliveries.createdAt}) filter (where ${deliveries.status} = 'waiting')), 0))::int`,
    })
    .from(deliveries)
    .where(eq(deliveries.subscription, subscription));
  return row ?? { received: 0, filtered: 0, done: 0, failed: 0, waiting: 0, oldestS: 0 };
};
