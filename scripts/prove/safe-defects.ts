/**
 * `npm run prove:safe-defects`: builds a copy of the project into which a defect is planted for each of several sections of
 * the proof of safety, runs these sections on it in short, and ends with 1 when one of them still holds.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, run } from "./project-copy";
import { SAFETY_DEFECTS } from "./safe/defects";
import { withDefect } from "./server-defects";

const LAST_WORDS = 4000;
/** All of them in one copy: a section only meets its own. */
const plantAll = (copy: string): void => {
  for (const defect of SAFETY_DEFECTS) {
    const file = join(copy, defect.file);
    writeFileSync(file, withDefect(readFileSync(file, "utf8"), defect));
  }
};

/** What each section said, by its name, which stands alone in a line. */
const bySection = (said: string): Map<string, string[]> => {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of said.split("\n")) {
    if (SAFETY_DEFECTS.some(({ section }) => section === line)) {
      lines = [];
      sections.set(line, lines);
    } else lines.push(line);
  }
  return sections;
};

const main = async (): Promise<void> => {
  const names = SAFETY_DEFECTS.map(({ section }) => section).join(",");
  const proof = join("scripts", "prove", "safe.ts");
  const copy = await copyProject();
  const args = ["--import", "tsx", proof, "--short", "--only", names];
  const proven = async () => {
    plantAll(copy);
    return run(process.execPath, args, copy);
  };
  const { said } = await proven().finally(() => rmSync(copy, { recursive: true, force: true }));
  const sections = bySection(said);
  let missed = 0;
  for (const { section, name } of SAFETY_DEFECTS) {
    const broken = sections.get(section)?.filter((line) => line.startsWith("✗")) ?? [];
    if (broken.length === 0) missed += 1;
    console.log(`${broken.length > 0 ? "caught" : "MISSED"}  ${name}`);
    for (const line of broken.slice(0, 2)) console.log(`          ${line.slice(0, 160)}`);
  }
  if (sections.size < SAFETY_DEFECTS.length) console.log(said.slice(-LAST_WORDS));
  console.log(missed === 0 ? "Every planted defect was caught." : `${missed} were missed.`);
  process.exitCode = missed === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
