/**
 * `npm run prove:servers [-- --only <proof> --defects-only]`: the proofs that run built servers, in short, each first on the project as it
 * is and then on copies with a defect planted in the sources. Ends with 1 when a proof does not hold or misses a defect.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { copyProject, run } from "./project-copy";
import { type Defect, SERVER_PROOFS, type ServerProof, withDefect } from "./server-defects";

const ROOT = join(import.meta.dirname, "..", "..");
/** Answers what puts the file right again. @throws when the defect does not fit exactly one place */
const plant = (root: string, defect: Defect): (() => void) => {
  const path = join(root, defect.file);
  const sound = readFileSync(path, "utf8");
  writeFileSync(path, withDefect(sound, defect));
  return () => writeFileSync(path, sound);
};

const prove = (root: string, { name }: ServerProof) =>
  run(process.execPath, ["--import", "tsx", join(root, "scripts", "prove", `${name}.ts`), "--short"], root);

/** What a proof says of what does not hold. */
const brokenIn = (said: string): string[] =>
  said
    .split("\n")
    .filter((line) => line.startsWith("✗"))
    .map((line) => line.slice(0, 160));

const lastLines = (said: string): string[] => said.trimEnd().split("\n").slice(-4);

const report = (mark: string, name: string, began: number, lines: string[] = []): void => {
  console.log(`${mark.padEnd(7)} ${name}  (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  for (const line of lines.slice(0, 4)) console.log(`          ${line}`);
};

const proveSound = async (proof: ServerProof): Promise<boolean> => {
  const began = performance.now();
  const { code, said } = await prove(ROOT, proof);
  report(code === 0 ? "holds" : "BROKEN", proof.name, began, brokenIn(said));
  return code === 0;
};

/** Caught means that a claim broke: a copy that does not even build, or a defect that fits nowhere, proves nothing. */
const proveDefect = async (root: string, proof: ServerProof, defect: Defect): Promise<boolean> => {
  const began = performance.now();
  try {
    const mend = plant(root, defect);
    const { code, said } = await prove(root, proof).finally(mend);
    const broken = brokenIn(said);
    const isCaught = code !== 0 && broken.length > 0;
    const mark = isCaught ? "caught" : code === 0 ? "MISSED" : "NOT RUN";
    report(mark, `  ${defect.name}`, began, mark === "NOT RUN" ? lastLines(said) : broken);
    return isCaught;
  } catch (error) {
    report("NOT RUN", `  ${defect.name}`, began, [String(error)]);
    return false;
  }
};

const { values } = parseArgs({
  options: { only: { type: "string" }, "defects-only": { type: "boolean", default: false } },
});

const main = async (): Promise<void> => {
  const chosen = SERVER_PROOFS.filter(({ name }) => !values.only || name === values.only);
  if (chosen.length === 0) throw new Error(`There is no proof "${values.only}".`);
  let faults = 0;
  if (!values["defects-only"]) for (const proof of chosen) if (!(await proveSound(proof))) faults += 1;
  const copy = await copyProject();
  try {
    for (const proof of chosen)
      for (const defect of proof.defects) if (!(await proveDefect(copy, proof, defect))) faults += 1;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  console.log(faults === 0 ? "Every claim holds and every planted defect was caught." : `${faults} faults.`);
  process.exitCode = faults === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
