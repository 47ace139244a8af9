import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive, startTimeOf } from "./processes";

type Holder = { pid: number; started: string | undefined };

const holderOf = (file: string): Holder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(file, "utf8")) as Holder;
    const same = holder.started === undefined || startTimeOf(holder.pid) === holder.started;
    return isAlive(holder.pid) && same ? holder : undefined;
  } catch {
    return undefined;
  }
};

/** The living process that holds the lock; a lock left behind by a dead one counts as free. */
export const lockHolder = (file: string): number | undefined => holderOf(file)?.pid;

/**
 * Takes the lock for this process.
 * @returns what gives it back, or the process that holds it
 */
export const takeLock = (file: string): { release: () => void } | { heldBy: number } => {
  mkdirSync(dirname(file), { recursive: true });
  const mine: Holder = { pid: process.pid, started: startTimeOf(process.pid) };
  const draft = `${file}.${process.pid}`;
  for (;;) {
    try {
      writeFileSync(draft, JSON.stringify(mine));
      linkSync(draft, file);
      return { release: () => rmSync(file, { force: true }) };
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
      const heldBy = lockHolder(file);
      if (heldBy !== undefined) return { heldBy };
      rmSync(file, { force: true });
    } finally {
      rmSync(draft, { force: true });
    }
  }
};

/** Takes the lock as soon as whoever holds it gives it back or dies. */
export const waitForLock = async (
  file: string,
  onWait: (heldBy: number) => void,
): Promise<{ release: () => void }> => {
  for (let told = false; ; told = true) {
    const lock = takeLock(file);
    if ("release" in lock) return lock;
    if (!told) onWait(lock.heldBy);
    await delay(200);
  }
};
