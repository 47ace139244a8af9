/**
 * `npm run rebuild -- external-orders | sold | cart-totals | wallet | points | search …`: makes a
 * projection anew from what it is a projection of, compares, and says where it was wrong.
 */
import type { Rebuilt } from "@/lib/events/rebuilt";
import { joinPlatform } from "./join-platform";

/** More than this is counted, not listed. */
const SHOWN = 50;

const report = (name: string, { read, differences }: Rebuilt, ms: number): void => {
  const found = differences.length === 0 ? "nothing differed" : `${differences.length} differed`;
  console.log(`${name}: ${read} read, ${found} (${ms} ms)`);
  for (const line of differences.slice(0, SHOWN)) console.log(`  ${line}`);
  if (differences.length > SHOWN) console.log(`  … and ${differences.length - SHOWN} more`);
};

const main = async (): Promise<void> => {
  joinPlatform();
  const { isProjection, PROJECTION_NAMES, runProjection } = await import("@/lib/jobs/projections");
  const wanted = process.argv.slice(2);
  const known = PROJECTION_NAMES.join(" | ");
  const unknown = wanted.find((name) => !isProjection(name));
  if (unknown !== undefined) throw new Error(`There is no projection ${unknown}. Choose of: ${known}.`);
  if (wanted.length === 0) throw new Error(`Say what to rebuild: npm run rebuild -- ${known}`);
  const { closeDatabase, database } = await import("@/db/client");
  const { createContext } = await import("@/lib/events/context");
  const { dispatchOutbox } = await import("@/lib/events/dispatch");
  const ctx = createContext(database(), "system:rebuild");
  for (const name of wanted.filter(isProjection)) {
    const started = performance.now();
    const rebuilt = await runProjection(ctx, name, "rebuild");
    report(name, rebuilt, Math.round(performance.now() - started));
  }
  if (ctx.outbox.recorded) await dispatchOutbox(database());
  await closeDatabase();
};

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
