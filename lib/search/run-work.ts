import type { Database } from "@/db/client";
import { type WalkOptions, walkIndex, walkProducts } from "./compare-walk";
import { catchUp, fillTemporary, moveTemporary, prepareTemporary } from "./rebuild-walk";
import type { RunProgress } from "./run-rules";

/** Goes on with a run from where it stands: one phase, or as much of it as there is time for. */
export const workOn = async (
  db: Database,
  progress: RunProgress,
  options: WalkOptions,
): Promise<RunProgress> => {
  switch (progress.phase) {
    case "prepare":
      return prepareTemporary(db, progress);
    case "fill":
      return fillTemporary(db, progress, options.until);
    case "move":
      return moveTemporary(progress);
    case "catch-up":
      return catchUp(db, progress);
    case "products":
      return walkProducts(db, progress, options);
    case "index":
      return walkIndex(db, progress, options);
    case "done":
      return progress;
  }
};

/** Works a run off in this process, without a pause. */
export const workOff = async (
  db: Database,
  begun: RunProgress,
  options: Partial<WalkOptions> & { isDone?: (progress: RunProgress) => boolean } = {},
): Promise<RunProgress> => {
  const { isDone = ({ phase }) => phase === "done", ...rest } = options;
  const all = { until: Number.POSITIVE_INFINITY, patienceMs: 0, samples: 1000, heal: true, ...rest };
  let progress = begun;
  while (!isDone(progress)) progress = await workOn(db, progress, all);
  return progress;
};
