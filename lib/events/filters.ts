import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { deliveries, events } from "@/db/schema/events";
import { log } from "@/lib/kernel/log";
import { type FilterPolicy, matchesFilterPolicy, parseFilterPolicy } from "./filter-policy";
import { readFilters } from "./pipeline-settings";

type Filtered = Pick<typeof events.$inferSelect, "type" | "attributes" | "data">;

/** What a policy sees of an event: its attributes, and its type among them. */
export const filterableOf = ({ type, attributes, data }: Filtered) => ({
  attributes: { ...attributes, type },
  body: data,
});

const readPolicies = async (db: Database): Promise<Map<string, FilterPolicy>> => {
  const policies = new Map<string, FilterPolicy>();
  for (const [subscription, json] of await readFilters(db)) {
    const parsed = parseFilterPolicy(json);
    if (parsed.ok) policies.set(subscription, parsed.value);
    else log.error({ subscription }, "a filter policy cannot be read; everything passes");
  }
  return policies;
};

/**
 * Holds deliveries against their subscriptions' filter policies before they are published. Those that are turned away are
 * settled as `filtered`; answers the others.
 */
export const dropFiltered = async <D extends { id: string; subscription: string }>(
  db: Database,
  due: D[],
): Promise<D[]> => {
  if (due.length === 0) return due;
  const policies = await readPolicies(db);
  const judged = due.filter((row) => policies.has(row.subscription)).map((row) => row.id);
  if (judged.length === 0) return due;
  const found = await db
    .select({
      id: deliveries.id,
      subscription: deliveries.subscription,
      type: events.type,
      attributes: events.attributes,
      data: events.data,
    })
    .from(deliveries)
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .where(inArray(deliveries.id, judged));
  const turnedAway = new Set<string>();
  for (const row of found) {
    const policy = policies.get(row.subscription);
    if (policy && !matchesFilterPolicy(policy, filterableOf(row)).matches) turnedAway.add(row.id);
  }
  if (turnedAway.size === 0) return due;
  await db
    .update(deliveries)
    .set({ status: "filtered", doneAt: sql`now()`, lastError: null })
    .where(and(inArray(deliveries.id, [...turnedAway]), eq(deliveries.status, "waiting")));
  return due.filter((row) => !turnedAway.has(row.id));
};
