import type { Database, Transaction } from "@/db/client";
import { inTransaction } from "@/db/client";

/** What came of building a projection anew beside the old one. */
export type Rebuilt = {
  /** What it was built from, for a person: `1840 events`. */
  read: string;
  /** One line for each thing in which the old one differed. */
  differences: string[];
};

class Trial<T> extends Error {
  readonly outcome: T;

  constructor(outcome: T) {
    super("rolled back on purpose");
    this.outcome = outcome;
  }
}

/** Does the work in a transaction, answers what came of it, and leaves nothing behind. */
export const inTrial = async <T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> => {
  try {
    return await inTransaction(db, async (tx) => {
      throw new Trial(await work(tx));
    });
  } catch (error) {
    if (error instanceof Trial) return error.outcome as T;
    throw error;
  }
};
