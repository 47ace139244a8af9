import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import type { HeldPort } from "../kit/ports";

type Variables = Record<string, string | undefined>;

const LOG_LIMIT_BYTES = 20_000_000;
const KEPT_LINES = 40;

/** Children that are to end with this process. */
const living = new Set<ChildProcess>();

const adopt = (child: ChildProcess): ChildProcess => {
  living.add(child);
  child.once("exit", () => living.delete(child));
  return child;
};

/** Only what is given: undefined variables are not passed on as the text "undefined". */
const withEnvironment = (variables: Variables): NodeJS.ProcessEnv => ({ ...process.env, ...variables });

/**
 * Runs a Node script until it ends by itself.
 * @throws when it ends with another code than 0, with the last lines that it printed
 */
export const runToEnd = async (script: {
  what: string;
  args: string[];
  cwd: string;
  env: Variables;
  onLine?: (line: string) => void;
}): Promise<void> => {
  const { what, args, cwd, env, onLine } = script;
  const child = adopt(
    spawn(process.execPath, args, { cwd, env: withEnvironment(env), stdio: ["ignore", "pipe", "pipe"] }),
  );
  const last: string[] = [];
  const listen = (stream: NodeJS.ReadableStream, report?: (line: string) => void) =>
    createInterface({ input: stream }).on("line", (line) => {
      last.push(line);
      if (last.length > KEPT_LINES) last.shift();
      if (line.trim()) report?.(line);
    });
  if (child.stdout) listen(child.stdout, onLine);
  if (child.stderr) listen(child.stderr);
  const [code, signal] = await once(child, "close");
  if (code !== 0) throw new Error(`${what} failed (${signal ?? `code ${code}`}):\n${last.join("\n")}`);
};

/**
 * Runs a Node script that serves until it is told to stop; resolves once it says "listening". Before that it says
 * "prepared" and is handed the port, so that nobody else can take it in between.
 */
export const runServer = async (script: {
  what: string;
  args: string[];
  cwd: string;
  env: Variables;
  held: HeldPort;
  /** Where its output goes; absent: the terminal. */
  logFile?: string;
  onEnd: (reason: Error) => void;
}): Promise<void> => {
  const { what, args, cwd, env, held, logFile, onEnd } = script;
  const log = logFile ? openLog(logFile) : undefined;
  const output = log ?? "inherit";
  const child = adopt(
    spawn(process.execPath, args, {
      cwd,
      env: withEnvironment(env),
      stdio: ["ignore", output, output, "ipc"],
    }),
  );
  if (log !== undefined) closeSync(log);
  const ended = (code: number | null, signal: NodeJS.Signals | null) =>
    new Error(`${what} ended by itself (${signal ?? `code ${code}`}).${logFile ? `\n${tail(logFile)}` : ""}`);
  await new Promise<void>((resolve, reject) => {
    child.on("message", (message) => {
      if (message === "listening") resolve();
      if (message === "prepared") child.send("port", held.server, () => held.server.close());
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(ended(code, signal)));
  });
  child.once("exit", (code, signal) => onEnd(ended(code, signal)));
};

/** Asks all children to end, and ends those that have not after this time. */
export const stopChildren = async (withinMs = 8_000): Promise<void> => {
  const ends = [...living].map((child) => once(child, "exit"));
  for (const child of living) child.kill("SIGTERM");
  const killer = setTimeout(() => {
    for (const child of living) child.kill("SIGKILL");
  }, withinMs);
  await Promise.all(ends);
  clearTimeout(killer);
};

export const killChildren = (): void => {
  for (const child of living) child.kill("SIGKILL");
};

const openLog = (file: string): number => {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, "a");
};

const tail = (file: string): string =>
  existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-KEPT_LINES).join("\n") : "";
