import type { Database } from "@/db/client";
import { countProducts } from "./read-records";
import { beginRun, type RunProgress } from "./run-rules";
import { workOff } from "./run-work";

/** How the index differs from the database: counts, and the first thousand by name. */
export type IndexDrift = Pick<RunProgress, "found" | "samples">;

const compareAll = async (db: Database, heal: boolean): Promise<IndexDrift> => {
  const { found, samples } = await workOff(db, beginRun("compare", "", await countProducts(db)), { heal });
  return { found, samples };
};

/** Compares the whole index with the database. */
export const findIndexDrift = (db: Database): Promise<IndexDrift> => compareAll(db, false);

/** Finds how the index differs from the database and mends it; answers what it found. */
export const healIndexDrift = (db: Database): Promise<IndexDrift> => compareAll(db, true);
