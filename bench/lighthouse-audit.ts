import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { median } from "./load";
import { chromiumPath } from "./script-weight";

const DIR = join(import.meta.dirname, "lighthouse");

/** Milliseconds, but for the score of a hundred and the layout shift; `machine` is Lighthouse's own index of its speed. */
export type Audited = { score: number; lcp: number; tbt: number; cls: number; machine: number };

const run = (command: string, args: string[], env: Record<string, string> = {}): string => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: DIR,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed:\n${stdout}${stderr}`);
  return stdout;
};

/** Lighthouse is installed at its first use: nobody else needs it. */
const ensureLighthouse = (): void => {
  if (!existsSync(join(DIR, "node_modules", "lighthouse")))
    run("npm", ["ci", "--ignore-scripts", "--no-audit"]);
};

/** What Lighthouse's phone finds of each page: the middle of several loads. */
export const auditPages = (urls: string[], rounds: number): Record<string, Audited> => {
  ensureLighthouse();
  const said = run(process.execPath, ["audit.mjs", String(rounds), ...urls], { CHROME_PATH: chromiumPath() });
  const found = JSON.parse(said) as Record<string, Audited[]>;
  return Object.fromEntries(
    Object.entries(found).map(([url, list]) => {
      const middle = (key: keyof Audited) => median(list.map((one) => one[key]));
      const figures = { score: middle("score"), lcp: middle("lcp"), tbt: middle("tbt"), cls: middle("cls") };
      return [url, { ...figures, machine: middle("machine") }];
    }),
  );
};
