import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_TIMEOUT_MS = 240_000;

const waitForShop = async (dataDir: string, child: ChildProcess): Promise<void> => {
  const file = join(dataDir, "platform.json");
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    if (existsSync(file)) {
      const { app } = JSON.parse(readFileSync(file, "utf8")) as { app: { url: string } };
      const answered = await fetch(`${app.url}/api/health`).catch(() => null);
      if (answered?.ok) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("npm start did not bring the shop up in time");
};

/**
 * Starts the whole shop on a fresh data directory for one run of the journeys, exactly as a person would. With
 * `MERCAT_DATA` set, the journeys walk through the shop that already runs on that directory.
 */
export default async function startShop(): Promise<() => Promise<void>> {
  if (process.env.MERCAT_DATA) return async () => undefined;
  const dataDir = mkdtempSync(join(tmpdir(), "mercat-journeys-"));
  const child = spawn("npm", ["start", "--", "--headless", "--data", dataDir, "--fresh"], {
    stdio: ["ignore", process.env.CI ? "inherit" : "ignore", "inherit"],
    detached: true,
    env: { ...process.env, RATE_LIMIT_SCALE: "100", LOG_LEVEL: "warn" },
  });
  process.env.MERCAT_DATA = dataDir;
  await waitForShop(dataDir, child);
  return async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.pid) process.kill(-child.pid, "SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
}
