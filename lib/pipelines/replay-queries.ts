import type { Database } from "@/db/client";
import {
  findReplay as findProgress,
  listReplays as listProgress,
  type ReplayProgress,
} from "@/lib/events/replay";
import { PIPELINES, type PipelineName } from "./rules";
import type { Replay } from "./schema";

/** A replay as the administration sees it. */
export type ReplayView = Replay & {
  pipeline: PipelineName | null;
  from: string;
  /** Null: up to its start. */
  to: string | null;
  types: string[] | null;
  eventIds: string[] | null;
  actor: string;
  startedAt: string;
  finishedAt: string | null;
};

const viewOf = (replay: ReplayProgress): ReplayView => {
  const found = Object.entries(PIPELINES).find(([, subscription]) => subscription === replay.subscription);
  return {
    replayId: replay.id,
    status: replay.state,
    total: replay.total,
    done: replay.done,
    failed: replay.failed,
    pipeline: (found?.[0] as PipelineName | undefined) ?? null,
    from: replay.from.toISOString(),
    to: replay.to?.toISOString() ?? null,
    types: replay.types,
    eventIds: replay.eventIds,
    actor: replay.actor,
    startedAt: replay.startedAt.toISOString(),
    finishedAt: replay.finishedAt?.toISOString() ?? null,
  };
};

export const findReplay = async (db: Database, replayId: string): Promise<ReplayView | null> => {
  const found = await findProgress(db, replayId);
  return found ? viewOf(found) : null;
};

/** The latest replays, newest first. */
export const listReplays = async (db: Database, limit = 50): Promise<ReplayView[]> =>
  (await listProgress(db, limit)).map(viewOf);
