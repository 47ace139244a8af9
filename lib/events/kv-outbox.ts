import { z } from "zod";
import type { Database } from "@/db/client";
import { events } from "@/db/schema/events";
import { withKv } from "@/lib/services/kv";
import { buryMessage } from "./deliveries";
import { dispatchOutbox } from "./dispatch";

/**
 * What changes in KV records its event there, in the script of the change: a stream of whole events. They are moved into
 * the log under their own ids, so that moving one twice writes it once; only then they leave KV.
 */
const OUTBOX = "kv:outbox";
const BATCH = 200;

const Recorded = z.object({
  id: z.string().startsWith("evt_"),
  type: z.string().min(1),
  version: z.int().positive(),
  aggregateId: z.string(),
  occurredAt: z.iso.datetime().transform((at) => new Date(at)),
  actor: z.string(),
  requestId: z.string(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  data: z.record(z.string(), z.unknown()),
});

const Entries = z.array(z.tuple([z.string(), z.array(z.string())]));

const readOutbox = async () => {
  const raw: unknown = await withKv((kv) => kv.xrange(OUTBOX, "-", "+", BATCH));
  return Entries.parse(raw ?? []).map(([entryId, fields]) => {
    const text = fields[fields.indexOf("event") + 1] ?? "";
    return { entryId, text, event: Recorded.safeParse(parse(text)).data };
  });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

/**
 * Moves everything that waits in KV into the log. Safe to run in several processes at once, and again after a crash
 * between the two stores. What is no event goes among the dead letters.
 * @returns how many entries left KV
 */
const moveKvOutbox = async (db: Database): Promise<number> => {
  let moved = 0;
  for (;;) {
    const entries = await readOutbox();
    if (entries.length === 0) return moved;
    const recorded = entries.flatMap(({ event }) => event ?? []);
    if (recorded.length > 0) await db.insert(events).values(recorded).onConflictDoNothing();
    for (const { text, event } of entries) {
      if (!event) await buryMessage(db, "kv-outbox", text.slice(0, 10_000), "KV's outbox held no event");
    }
    await withKv((kv) =>
      kv.xdel(
        OUTBOX,
        entries.map(({ entryId }) => entryId),
      ),
    );
    moved += entries.length;
    if (entries.length < BATCH) return moved;
  }
};

/**
 * Moves and dispatches what was recorded in KV. Run after the answer to a call that recorded something, and by a schedule
 * for whatever such a call left behind.
 */
export const sweepKvOutbox = async (db: Database): Promise<number> => {
  const moved = await moveKvOutbox(db);
  if (moved > 0) await dispatchOutbox(db);
  return moved;
};
