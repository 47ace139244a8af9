import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../kit/ports";
import { endedWithin, endWithParent, isAlive, programOf } from "../kit/processes";
import { findBinaries } from "./binaries";
import { chooseIdentity, type Identity } from "./identity";

export const USER = "postgres";
export const PASSWORD = "password";

/**
 * Commits are synced (the defaults of fsync and synchronous_commit), so that an acknowledged one survives `kill -9`
 * of anything; the rest keeps the server small.
 */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "1GB",
  checkpoint_timeout: "15min",
  log_checkpoints: "off",
  log_min_messages: "warning",
  max_parallel_workers_per_gather: "0",
  max_logical_replication_workers: "0",
  io_method: "sync",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

const ENVIRONMENT = { ...process.env, LC_ALL: "C" };

export type PostgresServer = {
  readonly port: number;
  start(): Promise<void>;
  /** `fast` lets the server close its files; `immediate` is as if it had crashed. */
  stop(how?: "fast" | "immediate"): Promise<void>;
};

type Options = { dataDir: string; port: number; onCrash?: (reason: Error) => void };

/** The real Postgres as a child process, its data in `dataDir/data`, its log in `dataDir/postgres.log`. */
export const createServer = ({ dataDir, port: preferred, onCrash }: Options): PostgresServer => {
  mkdirSync(dataDir, { recursive: true });
  const binaries = findBinaries();
  const data = join(dataDir, "data");
  const logFile = join(dataDir, "postgres.log");
  const identity = chooseIdentity(binaries.postgres, data);
  let port = preferred;
  let child: ChildProcess | undefined;

  const launch = async (): Promise<boolean> => {
    const log = openSync(logFile, "a");
    const [program, args] = identity.command(binaries.postgres, ["-D", data, ...settingsFor(port)]);
    const started = spawn(program, args, {
      ...identity.spawnOptions,
      cwd: "/",
      env: ENVIRONMENT,
      stdio: ["ignore", log, log],
      detached: true,
    });
    closeSync(log);
    const ready = await becomesReady(started, data);
    if (!ready) return false;
    child = started;
    endWithParent(started, "INT");
    started.once("exit", (code, signal) => {
      if (child !== started) return;
      child = undefined;
      onCrash?.(new Error(`Postgres ended by itself (${signal ?? code}).\n${tail(logFile)}`));
    });
    return true;
  };

  return {
    get port() {
      return port;
    },
    async start() {
      if (!existsSync(join(data, "PG_VERSION"))) await initialise(binaries.initdb, data, identity);
      await stopOrphan(data);
      rmSync(logFile, { force: true });
      for (let attempt = 0; attempt < 3; attempt += 1) {
        port = await freePort(attempt === 0 ? port : 0);
        if (await launch()) return;
        if (!tail(logFile).includes("could not create any TCP/IP sockets")) break;
      }
      throw new Error(
        `Postgres did not start. The end of ${logFile}:\n${tail(logFile)}\n` +
          `If its data is damaged, start with --fresh (this deletes it).`,
      );
    },
    async stop(how = "fast") {
      const running = child;
      child = undefined;
      if (running?.pid) await end(running.pid, how);
    },
  };
};

const settingsFor = (port: number): string[] =>
  Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/** Made beside and renamed at the end, so that an interrupted first start leaves nothing half-made. */
const initialise = async (initdb: string, data: string, identity: Identity): Promise<void> => {
  const fresh = `${data}.new`;
  const passwordFile = `${data}.${randomBytes(6).toString("hex")}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  if (identity.owner) {
    for (const path of [fresh, passwordFile]) chownSync(path, identity.owner.uid, identity.owner.gid);
  }
  const command = identity.command(initdb, [
    `--pgdata=${fresh}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=password",
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ]);
  try {
    await promisify(execFile)(...command, { ...identity.spawnOptions, cwd: "/", env: ENVIRONMENT });
  } catch (cause) {
    throw new Error(`Postgres could not prepare its data folder ${data}.`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(fresh, data);
};

const readPid = (data: string): { pid: number; ready: boolean } | undefined => {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return undefined;
  }
};

const becomesReady = async (child: ChildProcess, data: string): Promise<boolean> => {
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  while (!ended) {
    const state = readPid(data);
    if (state?.ready && state.pid === child.pid) return true;
    await delay(10);
  }
  return false;
};

/** A server left behind by a session that was killed still holds the data; a stale file of a dead one goes. */
const stopOrphan = async (data: string): Promise<void> => {
  const pid = readPid(data)?.pid;
  if (!pid) return;
  const program = programOf(pid);
  if (isAlive(pid) && (program === undefined || program === "postgres")) await end(pid, "fast");
  else rmSync(join(data, "postmaster.pid"), { force: true });
};

const end = async (pid: number, how: "fast" | "immediate"): Promise<void> => {
  const signal = (name: NodeJS.Signals) => {
    if (isAlive(pid)) process.kill(pid, name);
  };
  signal(how === "fast" ? "SIGINT" : "SIGQUIT");
  if (await endedWithin(pid, 10_000)) return;
  signal("SIGQUIT");
  if (await endedWithin(pid, 10_000)) return;
  throw new Error(
    `Postgres (process ${pid}) does not end. End it with \`kill -QUIT ${pid}\` and start again.`,
  );
};

const tail = (file: string): string =>
  existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n") : "";
