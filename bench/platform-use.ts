import { readdirSync, readFileSync } from "node:fs";

const TICK_MS = 10;

/** Processes of a session; empty where the system does not tell. */
const processesOf = (session: number): string[] => {
  try {
    return readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && statOf(pid)?.[3] === String(session));
  } catch {
    return [];
  }
};

/** What Linux tells of a process, from its state on; undefined once it is gone. */
const statOf = (pid: string): string[] | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
};

/** Milliseconds that all processes of a session have computed so far, those included that have ended. */
export const processorTimeOf = (session: number): number =>
  processesOf(session).reduce((sum, pid) => {
    const ticks = statOf(pid)?.slice(11, 15).map(Number) ?? [];
    return sum + TICK_MS * ticks.reduce((all, part) => all + part, 0);
  }, 0);

const KINDS: [name: string, pattern: RegExp][] = [
  ["Postgres", /postgres/],
  ["shop", /serve\.mjs|next-server/],
  ["stand-ins", /start\.ts/],
];

const memoryOfOne = (pid: string): { kind: string; megabytes: number } | null => {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    const kind = KINDS.find(([, pattern]) => pattern.test(command))?.[0] ?? "others";
    return { kind, megabytes: Number(kilobytes ?? 0) / 1024 };
  } catch {
    return null;
  }
};

/** Memory of all processes of a session in MB, by what they are; what they share is counted once. */
export const memoryOf = (session: number): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const pid of processesOf(session)) {
    const found = memoryOfOne(pid);
    if (found) sums[found.kind] = (sums[found.kind] ?? 0) + found.megabytes;
  }
  return sums;
};
