/**
 * `npm run prove:servers [-- --only <proof>]`: the proofs that run built servers, in short, each first on the project as it
 * is and then on copies with a defect planted in the sources. Ends with 1 when a proof does not hold or misses a defect.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Defect, SERVER_PROOFS, type ServerProof, withDefect } from "./server-defects";

const ROOT = join(import.meta.dirname, "..", "..");
/** What a copy does without. */
const LEFT_BEHIND = new Set([".git", ".local", "node_modules", "test-results"]);

/** Ends with the code of `program`; what it says is shown, or kept for when it matters. */
const run = (program: string, args: string[], cwd: string): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code, said }));
  });

/** The project once more, with its packages as hard links and the last build to start from. */
const copyProject = async (): Promise<string> => {
  const copy = mkdtempSync(join(tmpdir(), "mercat-defect-"));
  cpSync(ROOT, copy, {
    recursive: true,
    filter: (path) => !LEFT_BEHIND.has(path.slice(ROOT.length + 1)),
  });
  const { code, said } = await run("cp", ["-al", join(ROOT, "node_modules"), copy], ROOT);
  if (code !== 0) throw new Error(`The packages could not be linked: ${said}`);
  return copy;
};

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

/** Caught means that a claim broke; a copy that does not even build proves nothing. */
const proveDefect = async (root: string, proof: ServerProof, defect: Defect): Promise<boolean> => {
  const mend = plant(root, defect);
  const began = performance.now();
  const { code, said } = await prove(root, proof).finally(mend);
  const broken = brokenIn(said);
  if (code !== 0 && broken.length === 0)
    throw new Error(`"${defect.name}" kept the proof from running.\n${said}`);
  report(code === 0 ? "MISSED" : "caught", `  ${defect.name}`, began, broken);
  return code !== 0;
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
