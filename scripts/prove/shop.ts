import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "../../emulators/kit/ports";
import { ensureBuild } from "../../emulators/launch/build";
import { runToEnd } from "../../emulators/launch/children";
import { applicationVariables } from "../../emulators/launch/environment";
import { type PlatformFile, startPlatform } from "../../emulators/platform";

const ROOT = join(import.meta.dirname, "..", "..");
/** Proofs that run side by side look for a port in places of their own: it is free long before a server takes it. */
const FIRST_PORT = 11_000 + (process.pid % 2_000) * 10;
const HEALTHY_WITHIN_MS = 60_000;

export type Server = { url: string; kill(): Promise<void> };

/** A shop of its own: every stand-in inside this process, and servers that can be killed one by one. */
export type ProvenShop = {
  dataDir: string;
  /** What every process of this shop is given. */
  variables: Record<string, string>;
  platform: PlatformFile;
  /** The messages that the servers logged as errors so far. */
  loggedErrors(): string[];
  /** Starts a server, with these variables besides those of the shop. */
  serve(port: number, more?: Record<string, string>): Promise<Server>;
  /** The port that queue and payments call. */
  mainPort: number;
  stop(): Promise<void>;
};

const say = (line: string) => console.log(`  ${line}`);

const waitUntilHealthy = async (url: string, child: ChildProcess): Promise<void> => {
  const deadline = Date.now() + HEALTHY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server on ${url} ended with code ${child.exitCode}.`);
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server on ${url} did not become healthy.`);
};

const serverStarter = (variables: Record<string, string>, logFile: string, living: Set<ChildProcess>) => {
  return async (port: number, more: Record<string, string> = {}): Promise<Server> => {
    const log = openSync(logFile, "a");
    const child = spawn(process.execPath, [join(ROOT, "emulators", "serve.mjs")], {
      cwd: ROOT,
      env: { ...process.env, ...variables, ...more, PORT: String(port) },
      stdio: ["ignore", log, log, "ipc"],
    });
    closeSync(log);
    living.add(child);
    const ended = once(child, "exit").then(() => living.delete(child));
    const url = `http://localhost:${port}`;
    await waitUntilHealthy(url, child);
    const kill = async () => {
      child.kill("SIGKILL");
      await ended;
    };
    return { url, kill };
  };
};

/** A killed server leaves half a line, which is no JSON. */
const errorsIn = (log: string): string[] =>
  log.split("\n").flatMap((line) => {
    if (!/^\{"level":[56]0/.test(line)) return [];
    return [/"msg":"([^"]*)"\}?$/.exec(line)?.[1] ?? "cut off"];
  });

/** Starts an empty shop on a fresh data directory, built and migrated, with rate limits wide open. Nothing serves yet. */
export const openShop = async (more: Record<string, string> = {}): Promise<ProvenShop> => {
  const dataDir = mkdtempSync(join(tmpdir(), "mercat-prove-"));
  const mainPort = await freePort(FIRST_PORT);
  const appUrl = `http://localhost:${mainPort}`;
  const platform = await startPlatform({ dataDir, appUrl, ports: "any", env: {} });
  const living = new Set<ChildProcess>();
  const stop = async () => {
    for (const child of living) child.kill("SIGKILL");
    await platform.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  }
  try {
    const variables = {
      ...applicationVariables({ dataDir, appUrl, dev: false, services: platform.env }),
      RATE_LIMIT_SCALE: "1000000",
      LOG_LEVEL: "warn",
      ...more,
    };
    await ensureBuild(ROOT, { ...process.env, ...variables }, say);
    await runToEnd({
      what: "Preparing the database",
      args: ["--import", "tsx", join(ROOT, "scripts", "prepare.ts")],
      cwd: ROOT,
      env: variables,
    });
    const logFile = join(dataDir, "app.log");
    const serve = serverStarter(variables, logFile, living);
    const loggedErrors = () => errorsIn(readFileSync(logFile, "utf8"));
    return { dataDir, variables, platform: platform.platform, loggedErrors, serve, mainPort, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** The address of a stand-in. */
export const addressOf = ({ platform }: ProvenShop, service: string): string => {
  const url = platform[service]?.url;
  if (!url) throw new Error(`There is no stand-in for ${service}.`);
  return url;
};

/** The shop's database, for whoever looks on; a connection that is lost there is replaced at its next use. */
export const openDatabase = (shop: ProvenShop): pg.Pool => {
  const sql = new pg.Pool({ connectionString: addressOf(shop, "postgres"), max: 4 });
  sql.on("error", () => undefined);
  return sql;
};

/** What `npm run check:invariants` says of this shop's database. */
export const checkInvariants = async ({
  variables,
}: ProvenShop): Promise<{ holds: boolean; text: string }> => {
  const lines: string[] = [];
  try {
    await runToEnd({
      what: "The check of the invariants",
      args: ["--import", "tsx", join(ROOT, "scripts", "check-invariants.ts")],
      cwd: ROOT,
      env: variables,
      onLine: (line) => lines.push(line),
    });
    return { holds: true, text: lines.at(-1) ?? "" };
  } catch {
    return { holds: false, text: lines.filter((line) => !line.startsWith("ok ")).join("\n") };
  }
};
