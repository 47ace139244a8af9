import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Claims } from "../claims";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const LEAST = { next: "16.2.6", react: "19.2.6", "react-dom": "19.2.6" };

const isAtLeast = (version: string, least: string): boolean =>
  version.localeCompare(least, undefined, { numeric: true }) >= 0;

type Audit = {
  metadata?: { vulnerabilities?: Record<string, number> };
  error?: { summary?: string };
  message?: string;
};

const audit = async (): Promise<Audit> => {
  const run = promisify(execFile)("npm", ["audit", "--json"], { cwd: ROOT, timeout: 120_000 });
  const text = await run.then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? "{}",
  );
  return JSON.parse(text || "{}") as Audit;
};

/** No known hole in what is installed; where no registry answers, that is said and nothing is claimed of it. */
export const proveAdvisories = async (claims: Claims): Promise<void> => {
  const versions = Object.keys(LEAST).map((name) => {
    const file = join(ROOT, "node_modules", name, "package.json");
    return [name, (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version] as const;
  });
  claims.none(
    versions
      .filter(([name, version]) => !isAtLeast(version, LEAST[name as keyof typeof LEAST]))
      .map(([name, version]) => `${name} ${version}`),
    `Of ${versions.map((pair) => pair.join(" ")).join(", ")}, those with known holes`,
  );
  const { metadata, error, message } = await audit();
  const found = metadata?.vulnerabilities;
  if (!found) {
    claims.notRun("npm audit", error?.summary || message || "no registry answered");
    return;
  }
  const grave = (found.high ?? 0) + (found.critical ?? 0);
  claims.claim(
    grave === 0,
    "Findings of npm audit that are high or critical",
    `${grave} of ${found.total ?? 0}`,
  );
};
