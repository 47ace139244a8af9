/** `npm run check:invariants`: prints what breaks an invariant of the database; ends with 1 when anything does. */
import { joinPlatform } from "./join-platform";
import type { Checked } from "./run-invariants";

const SHOWN = 20;

const report = ({ name, holds, found }: Checked): void => {
  process.stdout.write(`${found.length === 0 ? "ok    " : "BROKEN"}  ${name.padEnd(24)} ${holds}\n`);
  for (const { subject, detail } of found.slice(0, SHOWN)) {
    process.stdout.write(`          ${subject}: ${detail}\n`);
  }
  if (found.length > SHOWN) process.stdout.write(`          and ${found.length - SHOWN} more\n`);
};

const main = async (): Promise<void> => {
  joinPlatform();
  const { closeDatabase, database } = await import("@/db/client");
  const { runInvariants } = await import("./run-invariants");
  const checked = await runInvariants(database(), report);
  await closeDatabase();
  const slowest = checked.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  process.stdout.write(`slowest: ${slowest.map(({ name, ms }) => `${name} ${ms} ms`).join(", ")}\n`);
  const broken = checked.filter(({ found }) => found.length > 0).length;
  process.stdout.write(
    broken === 0 ? `All ${checked.length} hold.\n` : `${broken} of ${checked.length} are broken.\n`,
  );
  if (broken > 0) process.exitCode = 1;
};

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
