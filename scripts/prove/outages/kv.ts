import { setTimeout as delay } from "node:timers/promises";
import { call, pay } from "../calls";
import { tally } from "../claims";
import { ADDRESS, makePeople, type Person } from "../people";
import { Probe } from "../probe";
import { addressOf } from "../shop";
import { claimBrowsing, faults, PAGES, SLOW_MS, type Stage } from "./stage";

const UNDER_WAY = 5;
const PAID_WITHIN_MS = 10_000;
const ANSWERED_WITHIN_MS = 300;
const CART = "/api/cart";
/** Asked beside it, so that a busy machine is not taken for a slow cart. */
const SMALLEST = "/api/config";

type UnderWay = { orderId: string; body: Record<string, unknown> };

/** Orders that were placed and not yet paid when the trouble began. */
const beginCheckouts = async ({ url, diary, products }: Stage, people: Person[]): Promise<UnderWay[]> =>
  Promise.all(
    people.map(async ({ userId, email, headers }, n) => {
      const items = [{ productId: products[n % products.length], quantity: 1 }];
      const { status, body } = await call(`${url}/api/checkout/create-payment-intent`, {
        headers,
        body: { items, email, shippingAddress: ADDRESS },
      });
      if (status !== 201) throw new Error(`A checkout was answered ${status}.`);
      const [orderId, paymentIntentId] = [String(body.orderId), String(body.paymentIntentId)];
      diary.cardOrders.push({ orderId, userId, total: Number(body.total), paymentIntentId });
      return { orderId, body };
    }),
  );

const countPaid = async ({ sql }: Stage, orders: UnderWay[]): Promise<number> => {
  const { rows } = await sql.query<{ paid: number }>(
    "select count(*)::int as paid from orders where status = 'paid' and id = any($1)",
    [orders.map(({ orderId }) => orderId)],
  );
  return rows[0]?.paid ?? 0;
};

/** How many of these are paid for while the trouble lasts. */
const finishCheckouts = async (stage: Stage, orders: UnderWay[]): Promise<number> => {
  await Promise.all(orders.map(({ body }) => pay(stage.shop.platform, body)));
  const until = Date.now() + PAID_WITHIN_MS;
  let paid = 0;
  while (paid < orders.length && Date.now() < until) {
    paid = await countPaid(stage, orders);
    await delay(100);
  }
  return paid;
};

const TROUBLES = [
  [{ service: "kv", stop: true }, "carts were down"],
  [{ service: "kv", latencyMs: SLOW_MS, rule: "*" }, "carts took 2 s"],
] as const;

/** Without KV people look around, hear at once that carts are away, and finish what they were paying for. */
export const loseKv = async (stage: Stage, secret: string): Promise<void> => {
  const { shop, sql, claims, url, phaseMs } = stage;
  const { begin, end } = faults(shop);
  for (const [fault, when] of TROUBLES) {
    const orders = await beginCheckouts(stage, await makePeople(sql, { count: UNDER_WAY, secret }));
    await begin(fault);
    const [pages, cart] = [new Probe(url, PAGES), new Probe(url, [CART, SMALLEST])];
    const [paid] = await Promise.all([
      finishCheckouts(stage, orders),
      pages.runFor(phaseMs),
      cart.runFor(phaseMs),
    ]);
    await end("kv");
    claimBrowsing(claims, [pages], when);
    const carts = cart.seen.filter(({ path }) => path === CART);
    claims.claim(
      carts.every(({ status, detail }) => status === 503 && detail.length > 0),
      `Carts said so while ${when}`,
      `${tally(carts.map(({ status }) => status))}: "${carts[0]?.detail}"`,
    );
    const [median, most] = [cart.percentile(CART, 0.5), cart.percentile(CART, 0.9)];
    const busy = cart.percentile(SMALLEST, 0.9);
    claims.claim(
      most <= ANSWERED_WITHIN_MS + busy,
      "And nine of ten within 300 ms",
      `median ${median} ms, nine of ten ${most} ms, of which a route that asks nobody needs ${busy} ms`,
    );
    claims.claim(
      paid === UNDER_WAY,
      `Checkouts under way completed while ${when}`,
      `${paid} of ${UNDER_WAY}`,
    );
  }
  await flushKv(stage, secret);
};

const KEPT = [
  "/api/users/me",
  "/api/wallet",
  "/api/order/past-orders",
  "/api/product/favorites",
  "/api/points",
];

/** What the shop says of somebody, cart aside, without what others change by buying. */
const recall = async ({ url }: Stage, { headers }: Person): Promise<string[]> =>
  Promise.all(
    KEPT.map(async (path) => {
      const { status, body } = await call(`${url}${path}`, { method: "GET", headers });
      const text = JSON.stringify(body).replace(/"(stock|available)":\d+,?/g, "");
      return `${path}: ${status} ${text}`;
    }),
  );

const itemsIn = async ({ url }: Stage, { headers }: Person): Promise<unknown> =>
  (await call(`${url}/api/cart`, { method: "GET", headers })).body.itemCount;

/** KV forgets everything at once: carts are empty and can be filled again, nothing else is different. */
const flushKv = async (stage: Stage, secret: string): Promise<void> => {
  const { shop, sql, claims, url, products } = stage;
  const [person] = await makePeople(sql, { count: 1, secret });
  if (!person) throw new Error("There is nobody.");
  const fill = () =>
    call(`${url}/api/cart`, { headers: person.headers, body: { productId: products[0], quantity: 1 } });
  await finishCheckouts(stage, await beginCheckouts(stage, [person]));
  const favorite = { productId: products[1], favorite: true };
  await call(`${url}/api/product/favorites`, { headers: person.headers, body: favorite });
  await fill();
  const before = await recall(stage, person);
  const { token = "" } = shop.platform.kv ?? {};
  await fetch(addressOf(shop, "kv"), {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(["FLUSHALL"]),
  });
  const after = await recall(stage, person);
  const empty = await itemsIn(stage, person);
  const { status } = await fill();
  const full = await itemsIn(stage, person);
  await call(`${url}/api/cart`, { method: "DELETE", headers: person.headers });
  const probe = new Probe(url, PAGES);
  await probe.runFor(1_000);
  claimBrowsing(claims, [probe], "carts were emptied");
  claims.none(
    after.filter((line, n) => line !== before[n] || !line.includes(": 200 ")),
    `Of ${KEPT.length} things that the shop knows of somebody, different after KV forgot everything`,
  );
  claims.claim(
    empty === 0 && full === 1,
    "The cart is empty then and can be filled",
    `${empty} items, then ${status} and ${full}`,
  );
};
