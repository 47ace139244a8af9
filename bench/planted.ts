import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Defect, withDefect } from "@/scripts/prove/server-defects";

/** A defect that a bench must tell: as what its last line names it among the missed targets. */
export type PlantedSlowness = { name: string; missed: string; plant(root: string): void };

const SCRIPT_BYTES = 60_000;
/** Before it is packed as text: three bytes of it are four letters, which gzip makes three again. */
const weight = (): string => {
  const parts: Buffer[] = [];
  for (let n = 0; n * 32 < SCRIPT_BYTES; n += 1)
    parts.push(createHash("sha256").update(`planted ${n}`).digest());
  return Buffer.concat(parts).toString("base64");
};

const busyFor = (ms: number) => `for (const end = performance.now() + ${ms}; performance.now() < end; );`;

/** By the processor's own time, which a busy machine does not give for nothing. */
const computeFor = (ms: number) =>
  `for (const from = process.cpuUsage(); process.cpuUsage(from).user < ${ms * 1_000}; );`;

type InSource = Defect & { missed: string };

export const SLOW_SOURCES: InSource[] = [
  {
    name: "ten milliseconds more of computing in adding to the cart",
    missed: "add to cart",
    file: "app/api/cart/route.ts",
    from: "(ctx, access) => addItem(ctx, access, call.body)",
    to: `(ctx, access) => { ${computeFor(10)} return addItem(ctx, access, call.body); }`,
  },
  {
    name: "an answer that counts one piece too many",
    missed: "/api/me (wrong answers)",
    file: "app/api/me/route.ts",
    from: "cart: { itemCount, subtotal, currency },",
    to: "cart: { itemCount: itemCount + 1, subtotal, currency },",
  },
  {
    name: "a second and a half of computing before a server's first answer",
    missed: "first page",
    file: "instrumentation.ts",
    from: 'if (process.env.NEXT_RUNTIME === "nodejs") {\n',
    to: `if (process.env.NEXT_RUNTIME === "nodejs") {\n    ${busyFor(1_500)}\n`,
  },
  {
    // Not without an end: what measures speed asks a thousand times a second.
    name: "a megabyte that is kept for each reading of a cart",
    missed: "flat memory",
    file: "app/api/cart/route.ts",
    from: "(call) => readingCart(call, viewCart)",
    to: "(call) => { const all = globalThis as { kept?: Buffer[] }; all.kept ??= []; if (all.kept.length < 400) all.kept.push(Buffer.alloc(1_000_000, 1)); return readingCart(call, viewCart); }",
  },
];

const HEAVIER: PlantedSlowness = {
  name: "sixty kilobytes more of script on every page",
  missed: "script of /",
  plant: (root) => {
    const file = join(root, "instrumentation-client.ts");
    if (existsSync(file)) throw new Error("There is such a script.");
    writeFileSync(file, `(globalThis as { planted?: string }).planted = "${weight()}";\n`);
  },
};

export const PLANTED: PlantedSlowness[] = [
  ...SLOW_SOURCES.map((defect) => ({
    ...defect,
    plant: (root: string) => {
      const file = join(root, defect.file);
      writeFileSync(file, withDefect(readFileSync(file, "utf8"), defect));
    },
  })),
  HEAVIER,
];
