import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { openJournal } from "../kit/journal";
import type { Change, Email, Idempotent } from "./types";

const MOST_EMAILS = 10_000;
const COMPACT_AFTER = 2000;
export const IDEMPOTENCY_MS = 86_400_000;

type State = {
  apiKey?: string;
  /** Oldest first. */
  emails: Map<string, Email>;
  idempotent: Map<string, Idempotent>;
};

const apply = (state: State, change: Change) => {
  switch (change.type) {
    case "identity":
      state.apiKey = change.apiKey;
      break;
    case "sent":
      for (const email of change.emails) state.emails.set(email.id, email);
      if (change.idempotent) state.idempotent.set(change.idempotent.key, change.idempotent);
      for (const id of state.emails.keys()) {
        if (state.emails.size <= MOST_EMAILS) break;
        state.emails.delete(id);
      }
      break;
    case "rescheduled": {
      const { id, scheduledAt, sentAt } = change;
      const email = state.emails.get(id);
      if (email) state.emails.set(id, { ...email, scheduledAt, sentAt });
      break;
    }
    case "cancelled": {
      const email = state.emails.get(change.id);
      if (email) state.emails.set(change.id, { ...email, cancelled: true });
      break;
    }
    case "cleared":
      state.emails.clear();
      break;
  }
};

function* snapshot({ apiKey, emails, idempotent }: State): Generator<Change> {
  if (apiKey) yield { type: "identity", apiKey };
  for (const [key, entry] of idempotent) {
    if (entry.at <= Date.now() - IDEMPOTENCY_MS) idempotent.delete(key);
    else yield { type: "sent", emails: [], idempotent: entry };
  }
  for (const email of emails.values()) yield { type: "sent", emails: [email] };
}

export type Store = {
  apiKey: string;
  emails: ReadonlyMap<string, Email>;
  idempotent: ReadonlyMap<string, Idempotent>;
  /** Changes the state at once; resolves when the change is on disk. */
  commit(change: Change): Promise<void>;
  close(): Promise<void>;
};

/** Opens a data folder's mailbox. It keeps the newest 10 000 mails. */
export const openStore = async (dataDir: string): Promise<Store> => {
  const { records, journal } = await openJournal<Change>(join(dataDir, "journal.jsonl"));
  const state: State = { emails: new Map(), idempotent: new Map() };
  for (const change of records) apply(state, change);
  let appended = 0;

  const commit = async (change: Change) => {
    apply(state, change);
    const written = [journal.append(change)];
    appended += 1;
    if (appended > COMPACT_AFTER) {
      appended = 0;
      written.push(journal.rewrite(snapshot(state)));
    }
    await Promise.all(written);
  };

  const apiKey = state.apiKey ?? `re_local_${randomBytes(16).toString("hex")}`;
  if (state.apiKey) await journal.rewrite(snapshot(state));
  else await commit({ type: "identity", apiKey });
  return { apiKey, emails: state.emails, idempotent: state.idempotent, commit, close: journal.close };
};
