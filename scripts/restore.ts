/**
 * `npm run restore [-- 2026/01/]`: reads all backups in the store, or those whose keys begin so, and puts the events back
 * into the log that are missing there. Projections are made from it afterwards by `npm run rebuild`.
 */
import { joinPlatform } from "./join-platform";

const main = async (): Promise<void> => {
  joinPlatform();
  const { closeDatabase, database } = await import("@/db/client");
  const { createContext } = await import("@/lib/events/context");
  const { env } = await import("@/lib/kernel/env");
  const { restoreStore } = await import("@/lib/pipelines/restore-backup");
  const prefix = process.argv[2] ?? env.BACKUP_PREFIX;
  const sums = await restoreStore(createContext(database(), "system:restore"), prefix);
  const { objects, read, restored, untouched, unreadable } = sums;
  console.log(`${objects} backups read: ${read} events, ${restored} restored, ${untouched} were there`);
  for (const line of unreadable) console.error(`  ${line}`);
  if (unreadable.length > 0) process.exitCode = 1;
  await closeDatabase();
};

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
