/**
 * `npm test`: everything, in the order that fails fastest. Prints each step's outcome and ends with one line that counts
 * the tests of all steps (a step without tests of its own counts as one).
 */
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

type Count = { passed: number; failed: number };
type Step = { name: string; command: string[]; env?: Record<string, string>; count?: () => Count | null };

const VITEST_REPORT = "test-results/vitest.json";
const PLAYWRIGHT_REPORT = "test-results/playwright.json";

const readReport = <T>(path: string): T | null => {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch {
    return null;
  }
};

const countVitest = (): Count | null => {
  const report = readReport<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>(
    VITEST_REPORT,
  );
  return report && { passed: report.numPassedTests, failed: report.numFailedTests };
};

const countPlaywright = (): Count | null => {
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    PLAYWRIGHT_REPORT,
  );
  return report && { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
};

const STEPS: Step[] = [
  { name: "lint", command: ["npx", "biome", "check", "--error-on-warnings", "."] },
  { name: "import direction", command: ["node", "--import", "tsx", "scripts/check-imports.ts"] },
  { name: "types", command: ["npx", "tsc", "--noEmit"] },
  { name: "unused code", command: ["npx", "knip"] },
  {
    name: "unit and integration tests",
    command: [
      "npx",
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${VITEST_REPORT}`,
    ],
    count: countVitest,
  },
  {
    // The model and calls at random are among the tests above.
    name: "proofs in short",
    command: ["node", "--import", "tsx", "scripts/prove/run.ts", "--short", "--without", "model,fuzz"],
  },
  {
    name: "journeys in the browser",
    command: ["npx", "playwright", "test"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT },
    count: countPlaywright,
  },
];

const run = ({ command: [program = "", ...args], env }: Step): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
    child.once("exit", (code) => resolve(code === 0));
    child.once("error", () => resolve(false));
  });

const main = async (): Promise<void> => {
  rmSync("test-results", { recursive: true, force: true });
  const total: Count = { passed: 0, failed: 0 };
  for (const step of STEPS) {
    const started = performance.now();
    console.log(`\n── ${step.name}`);
    const ok = await run(step);
    const counted = step.count?.() ?? null;
    const passed = counted?.passed ?? (ok ? 1 : 0);
    const failed = Math.max(counted?.failed ?? 0, ok ? 0 : 1);
    total.passed += passed;
    total.failed += failed;
    console.log(
      `── ${step.name}: ${ok ? "ok" : "FAILED"} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
};

void main();
