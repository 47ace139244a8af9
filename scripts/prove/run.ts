/**
 * `npm run prove:modules`: runs every proof, and each again with every defect that it must catch. A proof counts when it
 * holds with the sources as they are and fails with each of its mutants. `--short` takes fewer rounds and one mutant a
 * proof, two proofs at a time; `--only <name>,<name>` takes these proofs, `--without <name>,<name>` all others.
 */
import { MUTANTS } from "./mutants";
import { run } from "./project-copy";
import { PROOFS, type Proof } from "./proofs";

type Run = { held: boolean; stale: boolean; seconds: number; said: string[] };
type Outcome = { proof: Proof; sound: Run; planted: number; caught: number };

const flagged = (flag: string): string[] | undefined =>
  process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1]?.split(",") : undefined;
const short = process.argv.includes("--short");
const [only, without] = [flagged("--only"), flagged("--without")];

/** Lines that a proof printed about itself, without those of the test runner. */
const saidIn = (output: string): string[] =>
  output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^(\d|(GET|POST|PUT|PATCH|DELETE) \/)/.test(line));

const prove = async ({ file, rounds, shortRounds }: Proof, mutant?: string): Promise<Run> => {
  const began = performance.now();
  const args = ["vitest", "run", "--config", "scripts/prove/vitest.config.mts", "--bail", "1", file];
  const { code, said } = await run("npx", args, process.cwd(), {
    ...process.env,
    ...(short || mutant ? shortRounds : rounds),
    ...(mutant ? { MUTANT: mutant } : {}),
    VITE_CONFIG_NATIVE_IGNORE_WARNING: "true",
    NO_COLOR: "1",
  });
  if (code !== 0 && !mutant) process.stdout.write(said);
  const seconds = (performance.now() - began) / 1000;
  // A run that ends before its tests did has caught nothing.
  const stale = said.includes("no longer fits") || !/^\s*Tests\s+.*\d/m.test(said);
  return { held: code === 0, stale, seconds, said: saidIn(said) };
};

const lineOf = (mark: string, name: string, seconds: number): string =>
  `${mark.padEnd(7)} ${name}  (${seconds.toFixed(0)} s)\n`;

const proveWithMutants = async (proof: Proof): Promise<Outcome> => {
  const sound = await prove(proof);
  const lines = [lineOf(sound.held ? "holds" : "BROKEN", proof.claim, sound.seconds)];
  lines.push(...sound.said.slice(0, 20).map((line) => `          ${line}\n`));
  const all = MUTANTS.filter((mutant) => mutant.proof === proof.name);
  const mutants = short ? all.slice(0, 1) : all;
  let caught = 0;
  for (const { name } of mutants) {
    const { held, stale, seconds } = await prove(proof, name);
    const isCaught = !held && !stale;
    lines.push(lineOf(isCaught ? "caught" : held ? "MISSED" : "STALE", `  ${name}`, seconds));
    if (isCaught) caught += 1;
  }
  process.stdout.write(lines.join(""));
  return { proof, sound, planted: mutants.length, caught };
};

/** Full runs have the machine to themselves. */
const proveAll = async (proofs: Proof[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const left = [...proofs];
  const work = async (): Promise<void> => {
    for (let proof = left.shift(); proof; proof = left.shift()) outcomes.push(await proveWithMutants(proof));
  };
  await Promise.all(Array.from({ length: short ? 2 : 1 }, work));
  return proofs.flatMap((proof) => outcomes.filter((outcome) => outcome.proof === proof));
};

const isFault = ({ sound, planted, caught }: Outcome): boolean => !sound.held || caught < planted;

/** One line a claim, and below it the figures that it printed. */
const printTable = (outcomes: Outcome[]): void => {
  process.stdout.write("\n");
  for (const { proof, sound, planted, caught } of outcomes) {
    const cells = [
      proof.name.padEnd(16),
      (sound.held ? "holds" : "BROKEN").padEnd(7),
      `${sound.seconds.toFixed(0)} s`.padStart(6),
      `  mutants caught ${caught} of ${planted}`,
    ];
    process.stdout.write(`${cells.join(" ")}\n`);
    for (const line of sound.said.filter((text) => /^\d/.test(text)))
      process.stdout.write(`                   ${line}\n`);
  }
};

const main = async (): Promise<void> => {
  const began = performance.now();
  const proofs = PROOFS.filter(({ name }) => (!only || only.includes(name)) && !without?.includes(name));
  const outcomes = await proveAll(proofs);
  printTable(outcomes);
  const faults = outcomes.filter(isFault).length;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(
    faults === 0
      ? `Every claim holds and every planted defect was caught (${seconds} s).\n`
      : `${faults} proofs have faults (${seconds} s).\n`,
  );
  process.exitCode = faults === 0 && outcomes.length > 0 ? 0 : 1;
};

void main();
