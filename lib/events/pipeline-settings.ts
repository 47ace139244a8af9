import { eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { pipelineSettings } from "@/db/schema/events";
import { SUBSCRIPTIONS, type Subscription, type SubscriptionName } from "./subscriptions";

/** A filter policy as it is written. */
export type FilterJson = Readonly<Record<string, unknown>>;

export type PipelineSettings = {
  filter: FilterJson;
  /** Whether the drill's bug is on. */
  fault: boolean;
  /** The last event that a replay has sent. */
  replayPosition: number;
};

/** What a subscription wants until the administration says otherwise; nothing named is everything. */
export const defaultFilter = (subscription: SubscriptionName): FilterJson => {
  const { filterPolicy }: Subscription = SUBSCRIPTIONS[subscription];
  return filterPolicy ?? {};
};

export const readSettings = async (
  db: Database,
  subscription: SubscriptionName,
): Promise<PipelineSettings> => {
  const [row] = await db
    .select()
    .from(pipelineSettings)
    .where(eq(pipelineSettings.subscription, subscription));
  return {
    filter: row?.filter ?? defaultFilter(subscription),
    fault: row?.fault ?? false,
    replayPosition: row?.replayPosition ?? 0,
  };
};

type Change = Partial<Pick<typeof pipelineSettings.$inferInsert, "filter" | "fault">>;

export const writeSettings = async (
  tx: Transaction,
  subscription: SubscriptionName,
  change: Change,
): Promise<void> => {
  await tx
    .insert(pipelineSettings)
    .values({ subscription, ...change })
    .onConflictDoUpdate({ target: pipelineSettings.subscription, set: change });
};

/** Moves the replay position on to this event; never back. */
export const moveReplayPosition = async (
  tx: Transaction,
  subscription: string,
  seq: number,
): Promise<void> => {
  await tx
    .insert(pipelineSettings)
    .values({ subscription, replayPosition: seq })
    .onConflictDoUpdate({
      target: pipelineSettings.subscription,
      set: { replayPosition: sql`greatest(${pipelineSettings.replayPosition}, excluded.replay_position)` },
    });
};
