/**
 * `npm run bench:orders`: orders placed and paid in a second over HTTP, against the same statements sent to Postgres by
 * hand, both in one run on this machine; and the same when everybody wants one product, in turns with the others.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { createId } from "@/lib/kernel/ids";
import { call, pay } from "@/scripts/prove/calls";
import { ADDRESS, makePeople, makeProduct, type Person } from "@/scripts/prove/people";
import { median } from "./load";
import { type RawOrder, rawPay, rawPlace } from "./raw-order";
import { type Started, startShop } from "./shop";
import { atLeast, concludeTargets } from "./targets";

const CONNECTIONS = 8;
const ORDERS = 400;
const RAW_ORDERS = 4_000;
const PRODUCTS = 64;
const ROUNDS = 3;
/** Of what is sold of many products, this much is sold of one that everybody wants. */
const HOT_SHARE = 0.25;
const PAID_WITHIN_MS = 60_000;

const perSecond = (count: number, startedAt: number): number =>
  count / ((performance.now() - startedAt) / 1000);

/** Works through `count` pieces, eight at a time. */
const eightAtATime = async (count: number, work: (n: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
};

type Market = { shop: Started; sql: pg.Pool; people: Person[]; products: string[] };

const waitUntilPaid = async (sql: pg.Pool, ids: string[]): Promise<void> => {
  const deadline = Date.now() + PAID_WITHIN_MS;
  while (Date.now() < deadline) {
    const { rows } = await sql.query<{ paid: number }>(
      "select count(*)::int as paid from orders where id = any($1) and status = 'paid'",
      [ids],
    );
    if (rows[0]?.paid === ids.length) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("Not every order was paid in time.");
};

/** Through the shop: placed by the checkout's route, paid at Stripe, settled by the webhook. */
const measureShop = async ({ shop, sql, people, products }: Market, count: number, first: number) => {
  const { platform } = shop;
  const orders: Record<string, unknown>[] = [];
  const began = performance.now();
  await eightAtATime(count, async (n) => {
    const person = people[first + n];
    if (!person) throw new Error("There are more orders than people.");
    const { status, body } = await call(`${platform.app.url}/api/checkout/create-payment-intent`, {
      headers: person.headers,
      body: {
        items: [{ productId: products[n % products.length], quantity: 1 }],
        email: person.email,
        shippingAddress: ADDRESS,
      },
    });
    if (status !== 201) throw new Error(`An order was answered with ${status}: ${JSON.stringify(body)}`);
    orders.push(body);
  });
  const placed = perSecond(count, began);
  const placedAt = performance.now();
  await eightAtATime(count, async (n) => pay(platform, orders[n] ?? {}));
  const ids = orders.map(({ orderId }) => String(orderId));
  await waitUntilPaid(sql, ids);
  return { placed, paid: perSecond(count, placedAt), whole: perSecond(count, began) };
};

/** Straight to Postgres: the transaction that places an order and the one that pays it. */
const measureRaw = async (market: Market, count: number) => {
  const { sql, people, products } = market;
  const orders: RawOrder[] = Array.from({ length: count }, (_, n) => ({
    orderId: createId("ord"),
    userId: people[n % people.length]?.userId ?? "",
    cartKey: `raw:${randomUUID()}`,
    productId: products[n % products.length] ?? "",
  }));
  const began = performance.now();
  await eightAtATime(count, (n) => rawPlace(sql, orders[n]));
  const placed = perSecond(count, began);
  const placedAt = performance.now();
  await eightAtATime(count, (n) => rawPay(sql, orders[n]));
  return { placed, paid: perSecond(count, placedAt), whole: perSecond(count, began) };
};

const openMarket = async (shop: Started): Promise<Market> => {
  const saved = JSON.parse(readFileSync(join(shop.dataDir, "environment.json"), "utf8")) as Record<
    string,
    string
  >;
  const secret = saved.NEXTAUTH_SECRET ?? "";
  const sql = new pg.Pool({ connectionString: shop.platform.postgres.url, max: CONNECTIONS });
  const [admin] = await makePeople(sql, { count: 1, secret, role: "admin" });
  if (!admin) throw new Error("There is no admin.");
  const products: string[] = [];
  for (let n = 0; n < PRODUCTS; n += 1) {
    const product = { name: `Bench ${n}`, price: 5900, stock: 1_000_000 };
    products.push(await makeProduct(shop.platform.app.url, admin, product));
  }
  return { shop, sql, products, people: await makePeople(sql, { count: 3 * ORDERS, secret }) };
};

const drain = ({ platform }: Started) =>
  call(`${platform.qstash.url}/standin/drain?delayedMs=1000&timeoutMs=60000`, { headers: {} });

type Rates = Awaited<ReturnType<typeof measureShop>>;

const middle = (rounds: Rates[]): Rates => ({
  placed: median(rounds.map(({ placed }) => placed)),
  paid: median(rounds.map(({ paid }) => paid)),
  whole: median(rounds.map(({ whole }) => whole)),
});

/** Orders of many products and of a single one by turns, so that what slows the machine slows both; the middle of each. */
const measureInTurns = async (market: Market): Promise<Record<"spread" | "hot", Rates>> => {
  const rounds: Record<"spread" | "hot", Rates[]> = { spread: [], hot: [] };
  const each = Math.floor(ORDERS / ROUNDS);
  const hot = { ...market, products: market.products.slice(0, 1) };
  let first = ORDERS / 4;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, some] of [
      ["spread", market],
      ["hot", hot],
    ] as const) {
      rounds[name].push(await measureShop(some, each, first));
      await drain(market.shop);
      first += each;
    }
  }
  return { spread: middle(rounds.spread), hot: middle(rounds.hot) };
};

const main = async (): Promise<void> => {
  const shop = await startShop();
  try {
    const market = await openMarket(shop);
    await measureShop(market, ORDERS / 4, 0);
    await measureRaw(market, RAW_ORDERS / 10);
    const { spread: ours, hot } = await measureInTurns(market);
    await drain(shop);
    const raw = await measureRaw(market, RAW_ORDERS);
    console.log("\norders a second     ours   Postgres by hand   ratio");
    for (const what of ["placed", "paid", "whole"] as const) {
      const name = what === "whole" ? "placed and paid" : what;
      console.log(
        `${name.padEnd(16)} ${ours[what].toFixed(1).padStart(7)} ${raw[what].toFixed(1).padStart(18)}   ${(ours[what] / raw[what]).toFixed(3)}`,
      );
    }
    const share = hot.placed / ours.placed;
    console.log(
      `\nof one product that everybody wants ${hot.placed.toFixed(1)} orders a second are placed: ${share.toFixed(2)} of that of ${PRODUCTS} products   target ${HOT_SHARE} ${atLeast("one product that everybody wants", share, HOT_SHARE)}`,
    );
    concludeTargets();
    await market.sql.end();
  } finally {
    await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
