import pg from "pg";
import { call } from "@/scripts/prove/calls";
import type { Baseline } from "./baseline";
import { compare, type Load, median } from "./load";
import { patiently, timesAskedAgain } from "./patient";
import { processorTimeOf, serverTime } from "./platform-use";
import { measureRawJobs } from "./raw-jobs";
import { readTimes } from "./read-times";
import type { Platform, Started } from "./shop";

const ADDRESS = { name: "Bench", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };
const TARGET = 0.5;
const PAID_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 25;
/** Addresses of this machine, each a client of its own to the shop. */
const CLIENTS = 200;
const PEOPLE = 8;

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

type Asked = Parameters<typeof call>[1];
type Goods = { category: string; productId: string };

type Paid = (orderId: string) => Promise<void>;

/** One guest's whole checkout; answers what placing the order took. */
const checkOut = async (platform: Platform, paid: Paid, n: number, { category, productId }: Goods) => {
  const { url } = platform.app;
  const jar = new Map<string, string>();
  const localAddress = `127.0.2.${(n % CLIENTS) + 1}`;
  const ask = async (path: string, wanted: number, asked: Omit<Asked, "headers"> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { "content-type": "application/json", ...(cookie ? { cookie } : {}) };
    const answer = await patiently(() =>
      call(`${url.replace("localhost", "127.0.0.1")}${path}`, {
        method: "GET",
        ...asked,
        headers,
        localAddress,
      }),
    );
    if (answer.status !== wanted)
      throw new Error(`${answer.status} from ${path}: ${JSON.stringify(answer.body)}`);
    for (const cookie of answer.cookies) {
      const at = cookie.indexOf("=");
      jar.set(cookie.slice(0, at), cookie.slice(at + 1));
    }
    return answer.body;
  };
  await ask(`/api/product?category=${category}`, 200);
  await ask(`/api/product/${productId}`, 200);
  await ask("/api/cart", 200, { method: "POST", body: { productId, quantity: 1 } });
  await ask("/api/cart", 200, { method: "PUT", body: { productId, quantity: 2 } });
  await ask("/api/cart", 200);
  const began = performance.now();
  const order = await ask("/api/checkout/create-payment-intent", 201, {
    method: "POST",
    body: { email: "bench@example.com", shippingAddress: ADDRESS },
  });
  const placing = performance.now() - began;
  const confirmed = await fetch(
    `${platform.stripe.url}/v1/payment_intents/${order.paymentIntentId}/confirm`,
    {
      method: "POST",
      headers: { authorization: `Bearer ${platform.stripe.publishableKey}` },
      body: new URLSearchParams({
        payment_method: "pm_card_visa",
        client_secret: String(order.clientSecret),
        return_url: `${url}/checkout/complete`,
      }),
    },
  );
  if (!confirmed.ok) throw new Error(`${confirmed.status} from Stripe`);
  await paid(String(order.orderId));
  const { order: seen } = (await ask(`/api/order/${order.orderId}`, 200)) as { order: { status: string } };
  if (seen.status !== "paid") throw new Error(`order ${order.orderId} was not paid`);
  return placing;
};

/** Asks Postgres, and not the shop, whether an order is paid: looks at the shop in between would be measured along. */
const watchPaid =
  (sql: pg.Pool) =>
  async (orderId: string): Promise<void> => {
    const until = performance.now() + PAID_WITHIN_MS;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const { rowCount } = await sql.query("select from orders where id = $1 and status = 'paid'", [orderId]);
      if (rowCount) return;
    }
    throw new Error(`order ${orderId} was not paid`);
  };

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

const runAll = async (platform: Platform, paid: Paid, goods: Goods[], count: number) => {
  const placing: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      for (let n = next++; n < count; n = next++) {
        const wanted = goods[n % goods.length];
        if (wanted) placing.push(await checkOut(platform, paid, n, wanted));
      }
    }),
  );
  const drained = await fetch(`${platform.qstash.url}/standin/drain?delayedMs=1000&timeoutMs=60000`, {
    method: "POST",
  });
  if (!drained.ok) throw new Error(`${drained.status} from draining the queue`);
  return { placing, seconds: (performance.now() - began) / 1000 };
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
  const { platform } = shop;
  const sql = new pg.Pool({ connectionString: platform.postgres.url, max: 2 });
  const paid = watchPaid(sql);
  await runAll(platform, paid, goods, Math.ceil(count / 4));
  const began = new Date();
  const server = serverTime(shop.root);
  const [spent, spentByAll] = [server.read(), processorTimeOf(shop.root)];
  const { placing, seconds } = await runAll(platform, paid, goods, count);
  const processor = (server.read() - spent) / count;
  const processorOfAll = (processorTimeOf(shop.root) - spentByAll) / count;
  const jobs = await readJobs(sql, began);
  await sql.end();
  const jobsEach = jobs.done / count;
  const steps = await measureSteps(shop, baseline, jobsEach);
  const sum = steps.reduce((all, { ms, times }) => all + ms * times, 0);
  const leastProcessor = steps.reduce((all, { processor, times }) => all + processor * times, 0);
  const each = (1000 * seconds) / count;
  const ratio = sum / each;
  console.log(
    `\nwhole checkouts of seven steps: ${(count / seconds).toFixed(1)} a second, ${each.toFixed(1)} ms each`,
  );
  for (const { name, ms, times, asked } of steps) {
    const often = times === 1 ? "" : ` × ${times.toFixed(1)}`;
    console.log(`  ${name.padEnd(18)} ceiling ${ms.toFixed(2)} ms${often}   ${asked || "nothing asked"}`);
  }
  console.log(
    `  sum of ceilings ${sum.toFixed(1)} ms   ratio ${ratio.toFixed(2)}   target ${TARGET.toFixed(2)} ${ratio >= TARGET ? "✓" : "✗"}`,
  );
  console.log(
    `  by the server's processor time: ceilings ${leastProcessor.toFixed(1)} ms, ours ${processor.toFixed(1)} ms, ratio ${(leastProcessor / processor).toFixed(2)}; the stand-ins and Postgres take ${(processorOfAll - processor).toFixed(1)} ms more`,
  );
  console.log(
    `  placing an order p50 ${median(placing).toFixed(1)} ms; ${(jobs.done / seconds).toFixed(0)} jobs a second, lag p50 ${Number(jobs.lag50).toFixed(0)} ms, p99 ${Number(jobs.lag99).toFixed(0)} ms, ${jobs.waiting} waiting; asked again after a 503: ${timesAskedAgain()}`,
  );
};
