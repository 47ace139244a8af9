/**
 * `npm run prove:safe-defects [-- --only <section>,<section>]`: builds a copy of the project into which at least one defect
 * is planted for each section of the proof of safety, runs the sections on it in short, and prints which defect was caught
 * where. Ends with 1 when one was missed.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { copyProject, run } from "./project-copy";
import { openBadRegistry } from "./safe/bad-registry";
import { SAFETY_DEFECTS, type SafetyDefect } from "./safe/defects";

const LAST_WORDS = 4000;

const { values } = parseArgs({ options: { only: { type: "string" } } });
const only = values.only?.split(",");
const DEFECTS = SAFETY_DEFECTS.filter(({ section }) => !only || only.includes(section));
const SECTIONS = [...new Set(DEFECTS.map(({ section }) => section))];
/** What comes through from other sites ends accounts, too: what is left behind is looked for in a shop of its own. */
const isLast = (section: string) => section === "leftovers";
const RUNS = [SECTIONS.filter((section) => !isLast(section)), SECTIONS.filter(isLast)];

/** The claims that broke in each section, with the lines below each; a section's name stands alone in a line. */
const brokenBySection = (said: string): Map<string, string[]> => {
  const sections = new Map<string, string[]>();
  let broken: string[] = [];
  let isBroken = false;
  for (const line of said.split("\n")) {
    if (SECTIONS.includes(line)) {
      broken = [];
      sections.set(line, broken);
    }
    if (!line.startsWith("    ")) isBroken = line.startsWith("✗");
    if (!isBroken) continue;
    if (line.startsWith("✗")) broken.push(line);
    else broken.push(`${broken.pop()}\n${line}`);
  }
  return sections;
};

/** The line of a broken claim that a defect was to be seen in, else the claim's first. */
const tellingLine = (claim: string, says = ""): string =>
  claim
    .split("\n")
    .find((line) => line.includes(says))
    ?.trim() ?? claim;

const report = (sections: Map<string, string[]>, { section, name, says = "" }: SafetyDefect): boolean => {
  const claims = sections.get(section)?.filter((claim) => claim.includes(says)) ?? [];
  const mark = !sections.has(section) ? "NOT RUN" : claims.length > 0 ? "caught" : "MISSED";
  console.log(`${mark.padEnd(7)} ${section.padEnd(11)} ${name}`);
  for (const claim of claims.slice(0, 2))
    console.log(`                      ${tellingLine(claim, says).slice(0, 160)}`);
  return mark === "caught";
};

/** The proof and the last step of the build, on a copy with everything planted. */
const proveCopy = async () => {
  const copy = await copyProject();
  const registry = await openBadRegistry();
  try {
    for (const defect of DEFECTS) defect.plant(copy);
    let said = "";
    for (const names of RUNS.filter((run) => run.length > 0)) {
      const args = [
        "--import",
        "tsx",
        join("scripts", "prove", "safe.ts"),
        "--short",
        "--only",
        names.join(","),
      ];
      const env = { ...process.env, npm_config_registry: registry.url };
      said += (await run(process.execPath, args, copy, env)).said;
    }
    const lastStep = ["--import", "tsx", join("scripts", "check-inventory.ts")];
    return { said, built: await run(process.execPath, lastStep, copy) };
  } finally {
    registry.close();
    rmSync(copy, { recursive: true, force: true });
  }
};

const main = async (): Promise<void> => {
  if (DEFECTS.length === 0) throw new Error(`There is no section "${values.only}".`);
  const { said, built } = await proveCopy();
  const sections = brokenBySection(said);
  let missed = DEFECTS.filter((defect) => !report(sections, defect)).length;
  if (SECTIONS.includes("inventory")) {
    const isRefused = built.code !== 0 && built.said.includes("stands in no list");
    if (!isRefused) missed += 1;
    console.log(
      `${isRefused ? "caught" : "MISSED"}  the build   the same three end its last step with ${built.code}`,
    );
  }
  if (missed > 0) console.log(`\n… ${said.slice(-LAST_WORDS)}`);
  console.log(
    missed === 0
      ? `Every planted defect was caught: ${DEFECTS.length} in ${SECTIONS.length} sections.`
      : `${missed} of ${DEFECTS.length} were missed.`,
  );
  process.exitCode = missed === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
