import { and, count, eq, sql } from "drizzle-orm";
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

/** What became of the events that a subscription has heard; counted from an index alone. */
export const countDeliveries = async (
  db: Database,
  subscription: SubscriptionName,
): Promise<DeliveryCounts> => {
  const own = eq(deliveries.subscription, subscription);
  const [rows, [oldest]] = await Promise.all([
    db
      .select({ status: deliveries.status, count: count() })
      .from(deliveries)
      .where(own)
      .groupBy(deliveries.status),
    db
      .select({
        seconds: sql<number>`greatest(0, coalesce(extract(epoch from now() - min(${deliveries.createdAt})), 0))::int`,
      })
      .from(deliveries)
      .where(and(own, eq(deliveries.status, "waiting"))),
  ]);
  const of = (status: string): number => rows.find((row) => row.status === status)?.count ?? 0;
  const [filtered, done, failed, waiting] = [of("filtered"), of("done"), of("dead"), of("waiting")];
  const received = filtered + done + failed + waiting;
  return { received, filtered, done, failed, waiting, oldestS: oldest?.seconds ?? 0 };
};
