/**
 * `npm run bench:defects`: what a bench is worth. A copy of the project is built that is slower, heavier, leaks and answers
 * wrongly on purpose; each bench that must tell it is run on it in short. Prints what was reported as missed; ends with 1
 * where a planted defect was not.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { copyProject, run } from "@/scripts/prove/project-copy";
import { printGrowth } from "./growth-claims";
import { PLANTED } from "./planted";
import { openScanningServer } from "./scanning-server";
import { startShop } from "./shop";
import { missedTargets } from "./targets";

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

const GROWTH = { name: "a list that reads the whole catalogue", missed: "a list among many" };

/** What judges growth, on two small servers of which one has fifty times the products: two shops would take half an hour. */
const tellsGrowth = async (): Promise<boolean> => {
  const [small, large] = [await openScanningServer(2_000), await openScanningServer(100_000)];
  try {
    await printGrowth({ "a list": { url: small.url } }, { "a list": { url: large.url } });
    return missedTargets().includes(GROWTH.missed);
  } finally {
    for (const server of [small, large]) server.close();
  }
};

const report = ({ name, missed }: { name: string; missed: string }, isTold: boolean): number => {
  console.log(`${isTold ? `caught  ${name}: "${missed}"` : `MISSED  ${name}`}`);
  return isTold ? 0 : 1;
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
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
  for (const { bench, code, lines, said } of told) {
    console.log(`\n${bench} ended with ${code}`);
    for (const line of lines.length > 0 ? lines : said.split("\n").slice(-10)) console.log(`  ${line}`);
  }
  const isGrowthTold = await tellsGrowth();
  console.log("");
  let overlooked = report(GROWTH, isGrowthTold);
  for (const planted of PLANTED)
    overlooked += report(
      planted,
      told.some(({ code, names }) => code === 1 && names.includes(planted.missed)),
    );
  console.log(overlooked === 0 ? "Every planted defect was told." : `${overlooked} were overlooked.`);
  process.exitCode = overlooked === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
