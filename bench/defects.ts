/**
 * `npm run bench:defects`: what a bench is worth. A copy of the project is built that is slower, heavier, leaks and answers
 * wrongly on purpose; each bench that must tell it is run on it in short. Prints what was reported as missed; ends with 1
 * where a planted defect was not.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { copyProject, run } from "@/scripts/prove/project-copy";
import { PLANTED } from "./planted";
import { startShop } from "./shop";

/** The memory first: what leaks is full before speed is measured. */
const BENCHES = [
  ["soak.ts", "--minutes", "2"],
  ["run.ts", "api", "pages"],
];

/** Lines of a bench in which something is missed, and the names of all that is. */
const missedIn = (said: string): { lines: string[]; names: string[] } => {
  const lines = said.split("\n");
  const last = lines.findLast((line) => line.includes("; missed: ")) ?? "";
  return {
    lines: lines.filter((line) => line.includes("✗")),
    names: (last.split("; missed: ")[1] ?? "").split(", "),
  };
};

type Told = ReturnType<typeof missedIn> & { bench: string; code: number | null; said: string };

const runBenches = async (root: string): Promise<Told[]> => {
  process.chdir(root);
  const shop = await startShop();
  try {
    const told: Told[] = [];
    for (const [script = "", ...args] of BENCHES) {
      const env = { ...process.env, MERCAT_DATA: shop.dataDir, BENCH_ROUNDS: "1" };
      const program = ["--import", "tsx", join("bench", script), ...args];
      const { code, said } = await run(process.execPath, program, root, env);
      told.push({ bench: [script, ...args].join(" "), code, said, ...missedIn(said) });
    }
    return told;
  } finally {
    await shop.stop();
  }
};

const main = async (): Promise<void> => {
  const home = process.cwd();
  const copy = await copyProject();
  let told: Told[] = [];
  try {
    for (const defect of PLANTED) defect.plant(copy);
    told = await runBenches(copy);
  } finally {
    process.chdir(home);
    rmSync(copy, { recursive: true, force: true });
  }
  for (const { bench, code, lines, said } of told) {
    console.log(`\n${bench} ended with ${code}`);
    for (const line of lines.length > 0 ? lines : said.split("\n").slice(-10)) console.log(`  ${line}`);
  }
  console.log("");
  let overlooked = 0;
  for (const { name, missed } of PLANTED) {
    const teller = told.find(({ code, names }) => code === 1 && names.includes(missed));
    if (!teller) overlooked += 1;
    console.log(`${(teller ? "caught" : "MISSED").padEnd(7)} ${name}: ${teller ? `"${missed}"` : ""}`);
  }
  console.log(overlooked === 0 ? "Every planted defect was told." : `${overlooked} were overlooked.`);
  process.exitCode = overlooked === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
