import type { Plugin } from "vitest/config";

/** Where the process may die: before and behind every `await` of checkout, quick buy, dispatch and delivery. */
const CRASHABLE =
  /\/lib\/(checkout\/(start-checkout|buy-now|run-purchase|purchase-steps)|orders\/(place-order|place-purchased-order|ensure-payment|settle-payment|take-in-payment-event|record-paid|close-order|cancel-order|expire-orders|refund-order)|promotions\/use-promotion|wallet\/book-entry|catalog\/move-stock|events\/(dispatch|fan-out|deliveries|outbox)|jobs\/run-job|ranking\/count-order)\.ts$/;

type Node = { type: string; start: number; end: number };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;

const awaitsIn = (node: Node): Node[] => {
  const parts: unknown[] = Object.values(node).flat();
  const inside = parts.filter(isNode).flatMap(awaitsIn);
  return node.type === "AwaitExpression" ? [node, ...inside] : inside;
};

const labelOf = (file: string, code: string, { start, end }: Node, n: number): string =>
  JSON.stringify(
    `${file} #${n} ${code
      .slice(start, Math.min(end, start + 60))
      .replace(/\s+/g, " ")
      .trim()}`,
  );

/**
 * Puts a fault point before and behind every `await` of the files above, at build time: the sources know nothing of it.
 * What the points do is in `crash-points.ts`.
 */
export const crashPlugin = (): Plugin => ({
  name: "crash-points",
  enforce: "post",
  transform(code, id) {
    const path = id.split("?")[0] ?? "";
    if (!CRASHABLE.test(path)) return null;
    const file = path.slice(path.indexOf("/lib/") + 1);
    const awaits = awaitsIn(this.parse(code) as unknown as Node).sort((a, b) => a.start - b.start);
    const labels = awaits.map((node, n) => labelOf(file, code, node, n + 1));
    const inserts = awaits.flatMap((node, n) => [
      {
        at: node.start,
        rank: n,
        text: `(await globalThis.crashPoints.before(${labels[n]}), await globalThis.crashPoints.behind(${labels[n]}, `,
      },
      // What closes at one place closes from the inside out; every closing reads the same.
      { at: node.end, rank: -1, text: "))" },
    ]);
    inserts.sort((a, b) => b.at - a.at || b.rank - a.rank);
    let out = code;
    for (const { at, text } of inserts) out = out.slice(0, at) + text + out.slice(at);
    const found = `globalThis.crashPoints?.found([${labels.join(",")}]);\n`;
    return { code: found + out, map: null };
  },
});
