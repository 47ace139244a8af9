import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { sql } from "drizzle-orm";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { requireEnv } from "@/lib/kernel/env";
import { runInvariants } from "@/scripts/run-invariants";
import { useDatabase } from "@/testing/database";
import { fillOrders } from "../fill-orders";

const db = useDatabase();
const ORDERS = Number(process.env.PROVE_ORDERS ?? 100_000);
const LONGEST_S = 5;
const RUNS = 5;

/** Answers the rows of the last statement. */
const onDatabase = async (statements: string[]): Promise<Record<string, string>[]> => {
  const { pathname } = new URL(requireEnv("DATABASE_URL"));
  const client = new pg.Client({ connectionString: `${new URL(pathname, inject("platform").postgresUrl)}` });
  await client.connect();
  let rows: Record<string, string>[] = [];
  try {
    for (const statement of statements) rows = (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
  return rows;
};

const TICKS_A_SECOND = 100;

/** Seconds that a process has had the processor for, by Linux's own count; 0 where that cannot be read. */
const processorSeconds = (pid: number | undefined): number => {
  try {
    const [, after = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const [user, system] = after.split(" ").slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
};

type Check = { code: number | null; seconds: number; processor: number; said: string };

/** The check as operators run it, from its start to its end. */
const runCheck = (): Promise<Check> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/check-invariants.ts"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [said, processor] = ["", 0];
    const watch = setInterval(() => {
      processor = Math.max(processor, processorSeconds(child.pid));
    }, 50);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
    child.once("error", reject);
    child.once("exit", (code) => {
      clearInterval(watch);
      resolve({ code, said, processor, seconds: (performance.now() - began) / 1000 });
    });
  });

const COUNTS = `
  select (select count(*) from orders) as orders, (select count(*) from order_lines) as lines,
    (select count(*) from events) as events, (select count(*) from deliveries) as deliveries,
    (select count(*) from wallet_entries) + (select count(*) from point_movements) as entries`;

type Alone = { seconds: number; processor: number; found: string[]; slowest: string };

/** What the statements alone take, on one connection, and what they found. */
const runStatements = (): Promise<Alone> =>
  db().transaction(async (tx) => {
    await tx.execute(sql`set local max_parallel_workers_per_gather = 0`);
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const before = processorSeconds(rows[0]?.pid);
    const checked = await runInvariants(tx);
    const [slowest] = checked.toSorted((a, b) => b.ms - a.ms);
    return {
      processor: processorSeconds(rows[0]?.pid) - before,
      seconds: checked.reduce((sum, { ms }) => sum + ms, 0) / 1000,
      found: checked.flatMap(({ name, found }) => found.map(({ subject }) => `${name}: ${subject}`)),
      slowest: `${slowest?.name} ${slowest?.ms} ms`,
    };
  });

const fastest = <T extends { seconds: number }>(runs: T[]): T =>
  runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));

/**
 * What counts on a machine that has nothing else to do is the clock. On a busy one the clock tells of the others: there
 * counts the processor time of the check and of Postgres, one after the other as they work.
 */
const secondsOf = (check: Check, alone: Alone): { seconds: number; by: string } => {
  const processor = check.processor + alone.processor;
  const [load = 0] = loadavg();
  return load > 2 * cpus().length && processor > 0 && processor < check.seconds
    ? { seconds: processor, by: `of processor time, at a load of ${load.toFixed(0)}` }
    : { seconds: check.seconds, by: "by the clock" };
};

test("the invariants are checked within seconds, however many orders there are", async () => {
  await onDatabase(fillOrders(ORDERS));
  const { orders, lines, events, deliveries, entries } = (await onDatabase([COUNTS]))[0] ?? {};
  const alone = fastest([await runStatements(), await runStatements()]);
  const checks: Check[] = [];
  for (let n = 0; n < RUNS; n += 1) checks.push(await runCheck());
  const check = fastest(checks);
  const { seconds, by } = secondsOf(check, alone);
  process.stdout.write(
    `${orders} orders, ${lines} lines, ${events} events, ${deliveries} deliveries, ${entries} ledger entries: checked in ${seconds.toFixed(1)} s ${by}; the fastest of ${RUNS} took ${check.seconds.toFixed(1)} s by the clock, the statements alone ${alone.seconds.toFixed(1)} s, ${alone.processor.toFixed(1)} s of it on the processor; slowest ${alone.slowest}\n`,
  );
  expect(alone.found).toEqual([]);
  expect(checks.map(({ code, said }) => [code, code === 0 ? "" : said])).toEqual(checks.map(() => [0, ""]));
  // Work grows with the orders and no faster.
  const share = LONGEST_S * Math.min(1, ORDERS / 100_000);
  expect(alone.processor || alone.seconds).toBeLessThanOrEqual(share);
  expect(seconds).toBeLessThanOrEqual(LONGEST_S);
});
