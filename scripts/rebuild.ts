/** `npm run rebuild -- sold | search`: makes a projection anew from what it is projected from. */
import { joinPlatform } from "./join-platform";

const REBUILDS: Record<string, () => Promise<string>> = {
  sold: async () => {
    const { database } = await import("@/db/client");
    const { createContext } = await import("@/lib/events/context");
    const { rebuildSold } = await import("@/lib/ranking/rebuild-sold");
    const { orders, corrected } = await rebuildSold(createContext(database(), "system:rebuild"));
    return `${orders} orders counted, ${corrected.length} products had a wrong total`;
  },
  search: async () => {
    const { database } = await import("@/db/client");
    const { applySearchSettings } = await import("@/lib/search/apply-settings");
    const { reindexProducts } = await import("@/lib/search/reindex-products");
    await applySearchSettings();
    return `${await reindexProducts(database())} products indexed`;
  },
};

const main = async (): Promise<void> => {
  const [name = ""] = process.argv.slice(2);
  const rebuild = REBUILDS[name];
  if (!rebuild) throw new Error(`Say what to rebuild: ${Object.keys(REBUILDS).join(", ")}.`);
  joinPlatform();
  const started = performance.now();
  const done = await rebuild();
  process.stdout.write(`${name}: ${done} (${Math.round(performance.now() - started)} ms)\n`);
  await (await import("@/db/client")).closeDatabase();
};

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
