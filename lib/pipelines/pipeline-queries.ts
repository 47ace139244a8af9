import type { Database } from "@/db/client";
import { countDeliveries } from "@/lib/events/delivery-counts";
import { readSettings } from "@/lib/events/pipeline-settings";
import { countBuffered } from "@/lib/events/replay-rows";
import { PIPELINE_NAMES, PIPELINES, type PipelineName } from "./rules";
import type { PipelineStatus } from "./schema";

/** A pipeline as the administration sees it. */
export type PipelineView = PipelineStatus & {
  name: PipelineName;
  /** The subscription behind it, as deliveries and dead letters name it. */
  subscription: string;
  /** Whether the drill's bug is on. */
  fault: boolean;
};

const viewOf = async (db: Database, name: PipelineName, now: Date): Promise<PipelineView> => {
  const subscription = PIPELINES[name];
  const [{ filter, fault, replayPosition: position }, { oldestS, ...counts }] = await Promise.all([
    readSettings(db, subscription),
    countDeliveries(db, subscription),
  ]);
  const buffered = await countBuffered(db, subscription, { position, now });
  return { name, subscription, filter, counts, lagSeconds: oldestS, buffered, fault };
};

/** All pipelines with their filters, counts, lag and what a replay would send first. */
export const listPipelines = (db: Database, now: Date): Promise<PipelineView[]> =>
  Promise.all(PIPELINE_NAMES.map((name) => viewOf(db, name, now)));

export const findPipeline = (db: Database, name: PipelineName, now: Date): Promise<PipelineView> =>
  viewOf(db, name, now);

/** The same, as the API tells it. */
export const statusOf = ({ name, filter, counts, lagSeconds, buffered }: PipelineView): PipelineStatus => ({
  name,
  filter,
  counts,
  lagSeconds,
  buffered,
});
