import { join } from "node:path";
import { openJournal } from "../kit/journal";
import { randomKey } from "./sign";
import { apply, DEDUPLICATION_MS, emptyState, type State, snapshot } from "./state";
import type { Change, Identity } from "./types";

const COMPACT_AFTER = 20_000;

export type Ledger = {
  state: State;
  identity(): Identity;
  /** Changes the state at once; resolves when the change is on disk. */
  commit(...changes: Change[]): Promise<void>;
  close(): Promise<void>;
};

/** Opens the journal of a data folder and replays it. */
export const openLedger = async (dataDir: string): Promise<Ledger> => {
  const { records, journal } = await openJournal<Change>(join(dataDir, "journal.jsonl"));
  const state = emptyState();
  for (const change of records) apply(state, change);
  let appended = 0;

  const compact = () => {
    appended = 0;
    const now = Date.now();
    for (const [key, { at }] of state.deduplications) {
      if (at <= now - DEDUPLICATION_MS) state.deduplications.delete(key);
    }
    return journal.rewrite(snapshot(state, now));
  };

  const commit = async (...changes: Change[]) => {
    const written = changes.map((change) => {
      apply(state, change);
      return journal.append(change);
    });
    appended += changes.length;
    if (appended > COMPACT_AFTER) written.push(compact());
    await Promise.all(written);
  };

  let { identity } = state;
  if (identity) await compact();
  else {
    identity = {
      token: randomKey("qstash_local_"),
      currentSigningKey: randomKey("sig_", 14),
      nextSigningKey: randomKey("sig_", 14),
    };
    await commit({ type: "identity", identity });
  }
  const first = identity;
  return { state, identity: () => state.identity ?? first, commit, close: journal.close };
};
