import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** When the process began, in the system's own words, so that a number used again is not taken for the same process. */
export const startTimeOf = (pid: number): string | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8");
    return fields.slice(fields.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
};

/** The program's name as the system knows it, or nothing where it cannot be told. */
export const programOf = (pid: number): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return undefined;
  }
};

/** Whether the process has ended within the time. */
export const endedWithin = async (pid: number, ms: number): Promise<boolean> => {
  const until = Date.now() + ms;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await delay(10);
  }
  return true;
};

/**
 * A shell that waits for this process to end in whatever way, `kill -9` included, and then sends the child the signal.
 * Without it a killed session would leave the child running for ever.
 */
export const endWithParent = (child: ChildProcess, signal: "INT" | "TERM"): (() => void) => {
  if (process.platform === "win32" || child.pid === undefined) return () => undefined;
  const guard = spawn("/bin/sh", ["-c", 'read -r _; kill -"$1" "$0"', String(child.pid), signal], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.on("error", () => undefined);
  guard.stdin.on("error", () => undefined);
  child.once("exit", () => guard.kill("SIGKILL"));
  return () => guard.kill("SIGKILL");
};
