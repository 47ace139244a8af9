import { readdirSync, readFileSync } from "node:fs";

type Process = { name: string; megabytes: number };

const readProcess = (pid: string, session: number): Process | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, , , ownSession] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(ownSession) !== session) return null;
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ");
    return { name: command, megabytes: Number(kilobytes ?? 0) / 1024 };
  } catch {
    return null;
  }
};

const KINDS: [name: string, pattern: RegExp][] = [
  ["Postgres", /postgres/],
  ["shop", /serve\.mjs|next-server/],
  ["stand-ins", /start\.ts/],
];

/**
 * Memory of all processes of a session in MB, by what they are; what they share is counted once. Empty where the system
 * does not tell.
 */
export const memoryOf = (session: number): Record<string, number> => {
  const sums: Record<string, number> = {};
  try {
    for (const pid of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
      const found = readProcess(pid, session);
      if (!found) continue;
      const kind = KINDS.find(([, pattern]) => pattern.test(found.name))?.[0] ?? "others";
      sums[kind] = (sums[kind] ?? 0) + found.megabytes;
    }
  } catch {
    return {};
  }
  return sums;
};
