import { readdirSync, readFileSync } from "node:fs";

const TICK_MS = 10;

/** What Linux tells of a process, from its state on; undefined once it is gone. */
const statOf = (pid: string): string[] | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
};

/** A process and all that came from it; empty where the system does not tell. */
const processesOf = (root: number): string[] => {
  const children = new Map<string, string[]>();
  try {
    for (const pid of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
      const parent = statOf(pid)?.[1] ?? "";
      children.set(parent, [...(children.get(parent) ?? []), pid]);
    }
  } catch {
    return [];
  }
  const found: string[] = [];
  for (
    let wanted = [String(root)];
    wanted.length > 0;
    wanted = wanted.flatMap((pid) => children.get(pid) ?? [])
  )
    found.push(...wanted);
  return found;
};

const timeOf = (pids: readonly string[]): number =>
  pids.reduce((sum, pid) => {
    const ticks = statOf(pid)?.slice(11, 15).map(Number) ?? [];
    return sum + TICK_MS * ticks.reduce((all, part) => all + part, 0);
  }, 0);

/** Milliseconds that a process and all that came from it have computed so far, those included that have ended. */
export const processorTimeOf = (root: number): number => timeOf(processesOf(root));

const KINDS: [name: string, pattern: RegExp][] = [
  ["Postgres", /postgres/],
  ["shop", /serve\.mjs|next-server/],
  ["stand-ins", /start\.ts/],
];

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
};

const SERVER = /serve\.mjs|next-server|next start/;

/** The processes that serve Next among those that came from `root`, and the milliseconds that they have computed so far. */
export const serverTime = (root: number): { pids: string[]; read: () => number } => {
  const pids = processesOf(root).filter((pid) => SERVER.test(commandOf(pid)));
  return { pids, read: () => timeOf(pids) };
};

const memoryOfOne = (pid: string): { kind: string; megabytes: number } | null => {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
    const kind = KINDS.find(([, pattern]) => pattern.test(commandOf(pid)))?.[0] ?? "others";
    return { kind, megabytes: Number(kilobytes ?? 0) / 1024 };
  } catch {
    return null;
  }
};

/** Memory of a process and all that came from it in MB, by what they are; what they share is counted once. */
export const memoryOf = (root: number): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const pid of processesOf(root)) {
    const found = memoryOfOne(pid);
    if (found) sums[found.kind] = (sums[found.kind] ?? 0) + found.megabytes;
  }
  return sums;
};
