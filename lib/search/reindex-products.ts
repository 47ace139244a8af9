import type { Database } from "@/db/client";
import { createId } from "@/lib/kernel/ids";
import { countProducts } from "./read-records";
import { deleteTemporary } from "./rebuild-walk";
import { beginRun } from "./run-rules";
import { workOff } from "./run-work";

/**
 * Fills a new index from the database and moves it into the old one's place, so that searches see the old one or the new
 * one and never half of it. Streams, so that the size of the shop does not matter. What an event told of meanwhile is
 * indexed afterwards; with `verify` the new index is also compared with the database to its last product. Answers how
 * many products the index was given.
 */
export const reindexProducts = async (
  db: Database,
  { verify = false, onProgress }: { verify?: boolean; onProgress?: (done: number) => void } = {},
): Promise<number> => {
  const runId = createId("job");
  try {
    const { filled } = await workOff(db, beginRun("rebuild", runId, await countProducts(db)), {
      isDone: (progress) => {
        onProgress?.(progress.done);
        return progress.phase === (verify ? "done" : "products");
      },
    });
    return filled;
  } catch (error) {
    await deleteTemporary(runId).catch(() => undefined);
    throw error;
  }
};
