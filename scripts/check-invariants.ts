/** `npm run check:invariants`: prints what breaks an invariant of the database; ends with 1 when anything does. */
import { INVARIANTS } from "./invariants";
import { joinPlatform } from "./join-platform";

const SHOWN = 20;

const main = async (): Promise<void> => {
  joinPlatform();
  const { closeDatabase, database } = await import("@/db/client");
  const { sql } = await import("drizzle-orm");
  const db = database();
  let broken = 0;
  for (const { name, holds, violations } of INVARIANTS) {
    const { rows } = await db.execute<{ subject: string; detail: string }>(
      sql.raw(`select v.subject, v.detail from (${violations}) as v(subject, detail)`),
    );
    process.stdout.write(`${rows.length === 0 ? "ok    " : "BROKEN"}  ${name.padEnd(24)} ${holds}\n`);
    for (const { subject, detail } of rows.slice(0, SHOWN)) {
      process.stdout.write(`          ${subject}: ${detail}\n`);
    }
    if (rows.length > SHOWN) process.stdout.write(`          and ${rows.length - SHOWN} more\n`);
    if (rows.length > 0) broken += 1;
  }
  await closeDatabase();
  process.stdout.write(
    broken === 0 ? `All ${INVARIANTS.length} hold.\n` : `${broken} of ${INVARIANTS.length} are broken.\n`,
  );
  if (broken > 0) process.exitCode = 1;
};

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
