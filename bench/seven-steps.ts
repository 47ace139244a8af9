import pg from "pg";
import type { Baseline } from "./baseline";
import { compare, type Load, median } from "./load";
import { timesAskedAgain } from "./patient";
import { processorTimeOf, serverTime } from "./platform-use";
import { measureRawJobs } from "./raw-jobs";
import { readTimes } from "./read-times";
import type { Started } from "./shop";
import { atLeast } from "./targets";
import { type Goods, runAll, watchPaid } from "./whole-checkouts";

const TARGET = 0.5;
/**
 * The steps of a checkout with what each asks of the services at least: commands to KV, statements in a transaction,
 * payments read from and made at Stripe. Those of placing and paying are the statements in `raw-order.ts`. Paying is three
 * calls: the shopper's to Stripe, Stripe's news, and the look at the order. Jobs, which the queue then brings, have a
 * ceiling of their own: what it takes to give the smallest work to the queue and to be brought it.
 */
const STEPS = {
  list: "",
  product: "sql=1",
  "add to cart": "kv=1",
  "set quantity": "kv=1",
  "read cart": "kv=1",
  "place order": "kv=1&sql=10&make=1",
  "pay: at Stripe": "read=1",
  "pay: the news": "read=1&sql=9",
  "pay: seen as paid": "sql=1",
} as const;

type Jobs = { done: number; waiting: number; lag50: number; lag99: number };

const readJobs = async (sql: pg.Pool, began: Date): Promise<Jobs> => {
  const { rows } = await sql.query<Jobs>(
    `select count(*) filter (where d.status = 'done')::int as done, count(*) filter (where d.status = 'waiting')::int as waiting,
       extract(epoch from percentile_cont(0.5) within group (order by d.done_at - e.occurred_at)) * 1000 as lag50,
       extract(epoch from percentile_cont(0.99) within group (order by d.done_at - e.occurred_at)) * 1000 as lag99
     from deliveries d join events e on e.id = d.event_id where e.occurred_at >= $1`,
    [began],
  );
  return rows[0] ?? { done: 0, waiting: 0, lag50: Number.NaN, lag99: Number.NaN };
};

type Ceiling = { name: string; asked: string; ms: number; processor: number; times: number };

const measureSteps = async (shop: Started, baseline: Baseline, jobsEach: number): Promise<Ceiling[]> => {
  const bare = (work: string): Load => ({ url: `${baseline.url}/api${work && `/work?${work}`}` });
  const loads = Object.fromEntries(Object.entries(STEPS).map(([step, work]) => [step, bare(work)]));
  readTimes(loads, shop, baseline);
  const measured = await compare(loads);
  const steps = Object.entries(STEPS).map(([name, asked]): Ceiling => {
    const { perSecond, processor } = measured[name] ?? { perSecond: Number.NaN, processor: Number.NaN };
    return { name, asked, ms: 1000 / perSecond, processor, times: 1 };
  });
  const job = await measureRawJobs(shop.platform, baseline);
  return [...steps, { name: "a job", asked: "published, brought, worked", ...job, times: jobsEach }];
};

type Whole = { seconds: number; placing: number[]; processor: number; processorOfAll: number; jobs: Jobs };

/** As many before them make the server's code as quick as it gets, as the ceilings' loads do with theirs. */
const WARM_UP = 200;

/** Milliseconds of processor time are those of one checkout. */
const measureWhole = async ({ platform, root }: Started, goods: Goods[], count: number): Promise<Whole> => {
  const sql = new pg.Pool({ connectionString: platform.postgres.url, max: 2 });
  const paid = watchPaid(sql);
  await runAll(platform, paid, goods, WARM_UP);
  const began = new Date();
  const server = serverTime(root);
  const [spent, spentByAll] = [server.read(), processorTimeOf(root)];
  const { placing, seconds } = await runAll(platform, paid, goods, count);
  const processor = (server.read() - spent) / count;
  const processorOfAll = (processorTimeOf(root) - spentByAll) / count;
  const jobs = await readJobs(sql, began);
  await sql.end();
  return { seconds, placing, processor, processorOfAll, jobs };
};

const sumOf = (steps: readonly Ceiling[], key: "ms" | "processor"): number =>
  steps.reduce((sum, step) => sum + step[key] * step.times, 0);

const printCeilings = (steps: readonly Ceiling[]): void => {
  for (const { name, ms, times, asked } of steps) {
    const often = times === 1 ? "" : ` × ${times.toFixed(1)}`;
    console.log(`  ${name.padEnd(18)} ceiling ${ms.toFixed(2)} ms${often}   ${asked || "nothing asked"}`);
  }
};

/**
 * Whole checkouts of seven steps by eight guests at once, the queue's jobs included, against the sum of the ceilings of
 * their steps: what the smallest route takes that does by hand what the step needs.
 */
export const measureSevenSteps = async (
  shop: Started,
  baseline: Baseline,
  goods: Goods[],
  count: number,
): Promise<void> => {
  const { seconds, placing, processor, processorOfAll, jobs } = await measureWhole(shop, goods, count);
  const steps = await measureSteps(shop, baseline, jobs.done / count);
  const each = (1000 * seconds) / count;
  const ratio = sumOf(steps, "ms") / each;
  const least = sumOf(steps, "processor");
  console.log(
    `\nwhole checkouts of seven steps: ${(count / seconds).toFixed(1)} a second, ${each.toFixed(1)} ms each`,
  );
  printCeilings(steps);
  console.log(
    `  sum of ceilings ${sumOf(steps, "ms").toFixed(1)} ms   ratio ${ratio.toFixed(2)}   target ${TARGET.toFixed(2)} ${atLeast("whole checkouts", ratio, TARGET)}`,
  );
  console.log(
    `  by the server's processor time: ceilings ${least.toFixed(1)} ms, ours ${processor.toFixed(1)} ms, ratio ${(least / processor).toFixed(2)}; the stand-ins and Postgres take ${(processorOfAll - processor).toFixed(1)} ms more`,
  );
  console.log(
    `  placing an order p50 ${median(placing).toFixed(1)} ms; ${(jobs.done / seconds).toFixed(0)} jobs a second, lag p50 ${Number(jobs.lag50).toFixed(0)} ms, p99 ${Number(jobs.lag99).toFixed(0)} ms, ${jobs.waiting} waiting; asked again after a 503: ${timesAskedAgain()}`,
  );
};
