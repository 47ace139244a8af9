import type { Database } from "@/db/client";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import { createId } from "@/lib/kernel/ids";
import { type Log, log } from "@/lib/kernel/log";

/** What every verb is given besides its input: where to write, who acts, and the thread that ties logs and events together. */
export type Context = {
  db: Database;
  /** `guest`, `user:<id>`, `key:<id>` or `system:<what>`. */
  actor: string;
  requestId: string;
  now: Date;
  log: Log;
  /** Set once an event was recorded, so that whoever answers knows to dispatch afterwards. */
  outbox: { recorded: boolean };
  /** What is to be done once the answer is out; whoever answers runs it. What fails is logged and made up for elsewhere. */
  afterwards: ((ctx: Context) => Promise<unknown>)[];
  /** The `Idempotency-Key` this call was made under. */
  idempotency?: IdempotencyClaim;
};

export type IdempotencyClaim = { caller: string; route: string; key: string; bodyHash: string };

export const createContext = (db: Database, actor: string, more: Partial<Context> = {}): Context => {
  const requestId = more.requestId ?? createId("req");
  let own: Log | undefined;
  return {
    db,
    actor,
    requestId,
    now: new Date(),
    /** Made when something is first said: most calls say nothing. */
    get log() {
      own ??= log.child({ requestId });
      return own;
    },
    outbox: { recorded: false },
    afterwards: [],
    ...more,
  };
};

/** One text for the `Idempotency-Key` of this call, for rows that a repeated call must find again; null without a key. */
export const requestKeyOf = ({ idempotency }: Context): string | null =>
  idempotency ? sha256(canonicalJson([idempotency.caller, idempotency.route, idempotency.key])) : null;
