/**
 * Brings everything outside the code to what this version needs: pictures, migrations, index settings, schedules, and the
 * seed where the shop is empty and `--seed` is given. Safe to run again and by two deployments at once.
 */
import type { Database } from "@/db/client";
import { prepareArt } from "./prepare-art";

const say = (text: string) => process.stdout.write(`  ${text}\n`);

const timed = async (what: string, work: () => Promise<unknown>) => {
  const started = performance.now();
  await work();
  say(`${what} (${Math.round(performance.now() - started)} ms)`);
};

/** The mail leaves with the shop's next sweep of its outbox. */
const inviteFirstAdmin = async (db: Database, address: string) => {
  const { ensureFirstAdmin } = await import("@/lib/accounts/ensure-first-admin");
  const { createContext } = await import("@/lib/events/context");
  const outcome = await ensureFirstAdmin(createContext(db, "system:prepare"), address);
  if (outcome === "link-sent") say("a link to sign in goes to ADMIN_EMAIL");
};

const prepareServices = async () => {
  const { migrateDatabase } = await import("@/db/migrate");
  const { closeDatabase, database } = await import("@/db/client");
  const { upsertSchedules } = await import("@/lib/jobs/schedules");
  const { applySearchSettings } = await import("@/lib/search/apply-settings");
  await timed("database migrated", () => migrateDatabase());
  await timed("search settings applied", () => applySearchSettings(database()));
  await timed("schedules set", upsertSchedules);
  if (process.env.BACKUP_KEYS) {
    const { checkBackups } = await import("@/lib/pipelines/check-backups");
    await timed("backups tried", checkBackups);
  }
  if (process.argv.includes("--seed")) {
    const { seedShop } = await import("./seed-shop");
    await timed("shop seeded", () => seedShop(database(), say));
  }
  if (process.env.ADMIN_EMAIL) await inviteFirstAdmin(database(), process.env.ADMIN_EMAIL);
  await closeDatabase();
};

const prepare = async () => {
  await timed("pictures ready", prepareArt);
  if (process.env.DATABASE_URL) await prepareServices();
  else
    say(
      "DATABASE_URL is not set: migrations, search settings and schedules wait for a deployment that has it",
    );
};

void prepare();
