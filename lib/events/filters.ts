import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deliveries, events, pipelineSettings } from "@/db/schema/events";
import { log } from "@/lib/kernel/log";
import { type FilterPolicy, matchesFilterPolicy, parseFilterPolicy } from "./filter-policy";
import { defaultFilter, type FilterJson } from "./pipeline-settings";
import { FILTERED_BY_DEFAULT, type SubscriptionName } from "./subscriptions";

type Filtered = Pick<typeof events.$inferSelect, "type" | "attributes" | "data">;

/** What a policy sees of an event: its attributes, and its type among them. */
export const filterableOf = ({ type, attributes, data }: Filtered) => ({
  attributes: { ...attributes, type },
  body: data,
});

/** A delivery whose subscription does not want everything, with its event; null stands for the subscription's own filter. */
export type Judged = Filtered & { id: string; subscription: SubscriptionName; filter: FilterJson | null };

/** The deliveries among these whose subscription does not want everything, with their events. */
const readJudged = (db: Database, ids: string[]): Promise<Judged[]> =>
  db
    .select({
      id: deliveries.id,
      subscription: sql<SubscriptionName>`${deliveries.subscription}`,
      filter: pipelineSettings.filter,
      type: events.type,
      attributes: events.attributes,
      data: events.data,
    })
    .from(deliveries)
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .leftJoin(pipelineSettings, eq(pipelineSettings.subscription, deliveries.subscription))
    .where(
      and(
        inArray(deliveries.id, ids),
        or(isNotNull(pipelineSettings.filter), inArray(deliveries.subscription, FILTERED_BY_DEFAULT)),
      ),
    );

const policiesOf = (judged: Judged[]): Map<string, FilterPolicy> => {
  const policies = new Map<string, FilterPolicy>();
  for (const { subscription, filter } of judged) {
    if (policies.has(subscription)) continue;
    const parsed = parseFilterPolicy(filter ?? defaultFilter(subscription));
    if (parsed.ok) policies.set(subscription, parsed.value);
    else log.error({ subscription }, "a filter policy cannot be read; everything passes");
  }
  return policies;
};

/** Those of these deliveries that their subscriptions' filter policies turn away. */
export const turnedAwayOf = (judged: Judged[]): Set<string> => {
  const policies = policiesOf(judged);
  return new Set(
    judged
      .filter((row) => {
        const policy = policies.get(row.subscription);
        return policy && !matchesFilterPolicy(policy, filterableOf(row)).matches;
      })
      .map((row) => row.id),
  );
};

/** The same, for deliveries that were read without their events. */
export const findTurnedAway = async (db: Database, ids: string[]): Promise<Set<string>> =>
  turnedAwayOf(ids.length > 0 ? await readJudged(db, ids) : []);
