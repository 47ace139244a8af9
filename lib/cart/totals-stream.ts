import { z } from "zod";
import { withKv } from "@/lib/services/kv";

export const DELTAS = "cart:deltas";
const TIMER = "cart:deltas:timer";

/** A change of how many of a product lie in one cart, in the order of `id`. */
export type Delta = { id: string; cart: string; product: string; delta: number };

const Entries = z.array(z.tuple([z.string(), z.array(z.string())]));

/** The oldest changes that were told after that position. */
export const readDeltas = async (after: string, count: number): Promise<Delta[]> => {
  const raw: unknown = await withKv((kv) => kv.xrange(DELTAS, `(${after}`, "+", count));
  return Entries.parse(raw).map(([id, flat]) => {
    const field = (name: string): string => flat[flat.indexOf(name) + 1] ?? "";
    return { id, cart: field("cart"), product: field("product"), delta: Number(field("delta")) };
  });
};

const partsOf = (id: string): [ms: number, sequence: number] => {
  const [ms = "0", sequence = "0"] = id.split("-");
  return [Number(ms), Number(sequence)];
};

/** Whether an entry came after another. */
export const isLater = (id: string, than: string): boolean => {
  const [[ms, sequence], [thanMs, thanSequence]] = [partsOf(id), partsOf(than)];
  return ms === thanMs ? sequence > thanSequence : ms > thanMs;
};

/** When an entry was written, by KV's clock. */
export const timeOf = (id: string): Date => new Date(partsOf(id)[0]);

/** Drops what has been taken in, up to and with that position. */
export const forgetDeltas = async (upTo: string): Promise<void> => {
  const [ms, sequence] = partsOf(upTo);
  await withKv((kv) => kv.xtrim(DELTAS, { strategy: "MINID", threshold: `${ms}-${sequence + 1}` }));
};

/** From now on the next change starts a message of its own. */
export const clearTimer = async (): Promise<void> => {
  await withKv((kv) => kv.del(TIMER));
};
