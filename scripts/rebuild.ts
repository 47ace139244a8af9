/**
 * `npm run rebuild -- cart-totals | sold | search …`: makes a projection anew from what it is a projection of, compares,
 * and says where it was wrong.
 */
import type { Context } from "@/lib/events/context";
import { joinPlatform } from "./join-platform";

type Rebuilt = {
  /** What was read, for a person. */
  read: string;
  /** One line for each thing that was wrong and is right now. */
  differences: string[];
};

const PROJECTIONS: Record<string, (ctx: Context) => Promise<Rebuilt>> = {
  "cart-totals": async (ctx) => {
    const { rebuildTotals } = await import("@/lib/cart/totals-rebuild");
    const { carts, differences } = await rebuildTotals(ctx);
    return {
      read: `${carts} carts`,
      differences: differences.map(({ productId, was, is }) => `${productId}: was ${was}, is ${is}`),
    };
  },
  sold: async (ctx) => {
    const { rebuildSold } = await import("@/lib/ranking/rebuild-sold");
    const { orders, corrected } = await rebuildSold(ctx);
    return { read: `${orders} orders`, differences: corrected.map((productId) => `${productId}: corrected`) };
  },
  search: async (ctx) => {
    const { applySearchSettings } = await import("@/lib/search/apply-settings");
    const { findIndexDrift } = await import("@/lib/search/check-drift");
    const { reindexProducts } = await import("@/lib/search/reindex-products");
    await applySearchSettings(ctx.db);
    const { samples } = await findIndexDrift(ctx.db);
    const differences = samples.map(({ productId, drift }) => `${productId}: was ${drift}`);
    return { read: `${await reindexProducts(ctx.db, { verify: true })} products`, differences };
  },
};

/** More than this is counted, not listed. */
const SHOWN = 50;

const report = (name: string, { read, differences }: Rebuilt, ms: number): void => {
  const found = differences.length === 0 ? "nothing differed" : `${differences.length} differed`;
  console.log(`${name}: ${read} read, ${found} (${ms} ms)`);
  for (const line of differences.slice(0, SHOWN)) console.log(`  ${line}`);
  if (differences.length > SHOWN) console.log(`  … and ${differences.length - SHOWN} more`);
};

const main = async (): Promise<void> => {
  const wanted = process.argv.slice(2);
  const known = Object.keys(PROJECTIONS).join(" | ");
  const unknown = wanted.find((name) => !Object.hasOwn(PROJECTIONS, name));
  if (unknown !== undefined) throw new Error(`There is no projection ${unknown}. Choose of: ${known}.`);
  if (wanted.length === 0) throw new Error(`Say what to rebuild: npm run rebuild -- ${known}`);
  joinPlatform();
  const { closeDatabase, database } = await import("@/db/client");
  const { createContext } = await import("@/lib/events/context");
  const { dispatchOutbox } = await import("@/lib/events/dispatch");
  const ctx = createContext(database(), "system:rebuild");
  for (const name of wanted) {
    const started = performance.now();
    const rebuilt = await PROJECTIONS[name]?.(ctx);
    if (rebuilt) report(name, rebuilt, Math.round(performance.now() - started));
  }
  if (ctx.outbox.recorded) await dispatchOutbox(database());
  await closeDatabase();
};

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
