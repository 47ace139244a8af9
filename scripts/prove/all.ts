/**
 * `npm run prove`: every proof in full, one after the other, even when one breaks, and then the defects that the proofs of
 * built servers must catch; those of the modules are among their proofs. Prints a line for each as it ends and a table at
 * the end; ends with 1 when one broke. `-- --list` names the parts, `-- --only <part>,<part>` takes some of them.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PARTS, type Part, partsOf } from "./parts";

const ROOT = join(import.meta.dirname, "..", "..");

type Outcome = { part: Part; holds: boolean; seconds: number; lastLine: string };

/** Shows what a part says as it says it, and keeps its last line. */
const run = ({ script, args }: Part): Promise<{ holds: boolean; lastLine: string }> =>
  new Promise((resolve) => {
    const program = ["--import", "tsx", join(ROOT, "scripts", "prove", script), ...args];
    const child = spawn(process.execPath, program, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      process.stdout.write(chunk);
      said = (said + chunk).slice(-2_000);
    });
    const end = (holds: boolean) => resolve({ holds, lastLine: said.trimEnd().split("\n").at(-1) ?? "" });
    child.once("error", () => end(false));
    child.once("close", (code) => end(code === 0));
  });

const lineOf = ({ part, holds, seconds }: Outcome): string =>
  `${(holds ? "holds" : "BROKEN").padEnd(7)} ${part.name.padEnd(13)} ${seconds.toFixed(0).padStart(6)} s`;

const prove = async (part: Part): Promise<Outcome> => {
  console.log(`\n── ${part.name}: ${part.what}`);
  const began = performance.now();
  const { holds, lastLine } = await run(part);
  const outcome = { part, holds, seconds: (performance.now() - began) / 1000, lastLine };
  console.log(`── ${lineOf(outcome)}`);
  return outcome;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { only: { type: "string" }, list: { type: "boolean" } } });
  const parts = partsOf(values.only);
  if (values.list) {
    for (const { name, what } of parts) console.log(`${name.padEnd(13)} ${what}`);
    return;
  }
  const outcomes: Outcome[] = [];
  for (const part of parts) outcomes.push(await prove(part));
  console.log("");
  for (const outcome of outcomes) console.log(`${lineOf(outcome)}   ${outcome.lastLine}`);
  const broken = outcomes.filter(({ holds }) => !holds).length;
  const whole = parts.length === PARTS.length ? "" : ` (of ${PARTS.length} in all)`;
  console.log(
    broken === 0
      ? `All ${parts.length} parts hold${whole}.`
      : `${broken} of ${parts.length} parts broke${whole}.`,
  );
  process.exitCode = broken === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
