import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Platform = {
  app: { url: string };
  stripe: { url: string; secretKey: string; publishableKey: string; webhookSecret: string };
  qstash: { url: string; token: string; signingKey: string };
  kv: { url: string; token: string };
  algolia: { url: string; appId: string; adminKey: string };
  postgres: { url: string };
};

export type Started = {
  platform: Platform;
  dataDir: string;
  /** From which all processes of the platform came. */
  root: number;
  stop(): Promise<void>;
};

/** A build on a busy machine takes minutes. */
const PATIENCE_MS = 900_000;

/** Ends a process group that was started detached and waits until it is gone. */
export const endGroup = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || !child.pid) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGTERM");
  await ended;
};

const platformIn = (dataDir: string): Platform => {
  const read = (name: string) => JSON.parse(readFileSync(join(dataDir, name), "utf8"));
  const platform = read("platform.json") as Platform;
  platform.qstash.signingKey =
    (read("environment.json") as Record<string, string>).QSTASH_CURRENT_SIGNING_KEY ?? "";
  return platform;
};

/** A shop that is up already and stays so; it should have been started with rate limits wide open. */
const runningShop = (dataDir: string): Started => ({
  platform: platformIn(dataDir),
  dataDir,
  root: (JSON.parse(readFileSync(join(dataDir, "lock"), "utf8")) as { pid: number }).pid,
  stop: async () => undefined,
});

/**
 * Starts the shop on a data directory of its own, with rate limits wide open, and waits for its first answer; or takes the
 * one that runs on the directory in MERCAT_DATA.
 */
export const startShop = async (): Promise<Started> => {
  if (process.env.MERCAT_DATA) return runningShop(process.env.MERCAT_DATA);
  const dataDir = mkdtempSync(join(tmpdir(), "mercat-bench-"));
  const child = spawn("npm", ["start", "--", "--headless", "--fresh", "--data", dataDir], {
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
    env: { ...process.env, RATE_LIMIT_SCALE: "1000000", LOG_LEVEL: "error" },
  });
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    if (Date.now() > deadline) {
      await endGroup(child);
      throw new Error("the shop did not come up in time");
    }
    if (existsSync(join(dataDir, "platform.json"))) {
      const platform = platformIn(dataDir);
      const answer = await fetch(`${platform.app.url}/api/health`).catch(() => null);
      if (answer?.ok) {
        const stop = async () => {
          await endGroup(child);
          rmSync(dataDir, { recursive: true, force: true });
        };
        return { platform, dataDir, root: child.pid ?? 0, stop };
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/** Brings a running shop to so many products, and its search index along. */
export const fillShop = ({ dataDir }: Started, products: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", "seed", "--", "--products", String(products)], {
      stdio: "inherit",
      env: { ...process.env, MERCAT_DATA: dataDir },
    });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the seed ended with ${code}`))));
  });
