/**
 * `npm run prove`: runs every proof, and each again with every defect that it must catch. A proof counts when it holds
 * with the sources as they are and fails with each of its mutants. `--short` takes fewer rounds, `--only <name>` one proof.
 */
import { spawn } from "node:child_process";
import { MUTANTS } from "./mutants";
import { PROOFS, type Proof } from "./proofs";

type Run = { held: boolean; seconds: number; said: string[] };

const short = process.argv.includes("--short");
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;

/** Lines that a proof printed about itself, without those of the test runner. */
const saidIn = (output: string): string[] =>
  output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^(\d|(GET|POST|PUT|PATCH|DELETE) \/)/.test(line));

const run = ({ file, rounds, shortRounds }: Proof, mutant?: string): Promise<Run> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(
      "npx",
      ["vitest", "run", "--config", "scripts/prove/vitest.config.mts", "--bail", "1", file],
      {
        env: {
          ...process.env,
          ...(short || mutant ? shortRounds : rounds),
          ...(mutant ? { MUTANT: mutant } : {}),
          VITE_CONFIG_NATIVE_IGNORE_WARNING: "true",
          NO_COLOR: "1",
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0 && !mutant) process.stdout.write(output);
      if (mutant && output.includes("no longer fits"))
        reject(new Error(`"${mutant}" no longer fits its file.`));
      const seconds = (performance.now() - began) / 1000;
      resolve({ held: code === 0, seconds, said: saidIn(output) });
    });
  });

const report = (mark: string, name: string, seconds: number): void => {
  process.stdout.write(`${mark.padEnd(7)} ${name}  (${seconds.toFixed(0)} s)\n`);
};

const prove = async (proof: Proof): Promise<number> => {
  const sound = await run(proof);
  report(sound.held ? "holds" : "BROKEN", proof.claim, sound.seconds);
  for (const line of sound.said.slice(0, 12)) process.stdout.write(`          ${line}\n`);
  let faults = sound.held ? 0 : 1;
  for (const { name } of MUTANTS.filter((mutant) => mutant.proof === proof.name)) {
    const { held, seconds } = await run(proof, name);
    report(held ? "MISSED" : "caught", `  ${name}`, seconds);
    if (held) faults += 1;
  }
  return faults;
};

const main = async (): Promise<void> => {
  let faults = 0;
  for (const proof of PROOFS.filter(({ name }) => !only || name === only)) faults += await prove(proof);
  process.stdout.write(
    faults === 0 ? "Every claim holds and every planted defect was caught.\n" : `${faults} faults.\n`,
  );
  process.exitCode = faults === 0 ? 0 : 1;
};

void main();
