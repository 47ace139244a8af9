import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { type Database, database } from "@/db/client";
import { createContext } from "@/lib/events/context";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { expireOrders } from "@/lib/orders/expire-orders";
import { findOrderRow } from "@/lib/orders/queries";
import { takeInPaymentEvent } from "@/lib/orders/take-in-payment-event";
import type { PaymentEvent } from "@/lib/services/payments";
import { addProducts } from "@/testing/catalog";
import { placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { world } from "@/testing/fake-payments";
import { expectInvariants, expectMoneyMatches, PRODUCTS, prepareShop, resetShop } from "@/testing/shop-model";
import { randomFrom } from "../random";

vi.mock("@/lib/services/payments", () => import("@/testing/fake-payments"));

useDatabase();
const SEEDS = Number(process.env.PROVE_SEEDS ?? 500);
/** `PROVE_SEED=17` plays one seed alone: the same stories, arrivals and expiries in the same order. */
const ONE = process.env.PROVE_SEED === undefined ? null : Number(process.env.PROVE_SEED);
const ORDERS = 3;
const LATEST_DAYS = 4;
const DAY_MS = 86_400_000;
const db = (): Database => database();

type Random = (below: number) => number;
type Story = { name: string; tell(intentId: string, orderId: string): Promise<void> | void };

const STORIES: Story[] = [
  { name: "paid", tell: (id) => void world.pay(id) },
  {
    name: "declined, then paid",
    tell(id) {
      world.decline(id);
      world.pay(id);
    },
  },
  {
    name: "the bank took its time and said yes",
    tell(id) {
      world.process(id);
      world.finish(id, true);
    },
  },
  {
    name: "the bank said no, another card said yes",
    tell(id) {
      world.process(id);
      world.finish(id, false);
      world.pay(id);
    },
  },
  { name: "declined", tell: (id) => world.decline(id) },
  {
    name: "cancelled",
    async tell(_, orderId) {
      const order = await findOrderRow(db(), orderId);
      if (order) await cancelOrder(createContext(db(), "user:usr_ana"), order);
    },
  },
];

/** A message as it comes: which event, and how many days late. */
type Arrival = { event: PaymentEvent; daysLate: number };

const shuffled = <T>(random: Random, list: T[]): T[] => {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    [out[at], out[other]] = [out[other] as T, out[at] as T];
  }
  return out;
};

/** Each event one to five times, all in any order, some of them days late. */
const disturbed = (random: Random, events: readonly PaymentEvent[]): Arrival[] => {
  const again = (event: PaymentEvent) =>
    Array.from({ length: 1 + random(5) }, () => ({
      event,
      daysLate: random(4) === 0 ? 1 + random(LATEST_DAYS) : 0,
    }));
  return shuffled(random, events.flatMap(again));
};

type Counts = { deliveries: number; repeated: number; late: number; expiries: number };
const counts: Counts = { deliveries: 0, repeated: 0, late: 0, expiries: 0 };

const daysFromNow = (days: number): { now: Date } => ({ now: new Date(Date.now() + days * DAY_MS) });

/** What the schedule does with orders whose reservation has run out by that day. */
const expire = (days: number): Promise<number> =>
  expireOrders(createContext(db(), "system:expiry", daysFromNow(days)));

const takeIn = ({ event, daysLate }: Arrival): Promise<void> =>
  takeInPaymentEvent(createContext(db(), "system:stripe", daysFromNow(daysLate)), event);

/** Up to three servers hear at once, and now and then the schedule of expiry comes between. */
const deliver = async (random: Random, arrivals: Arrival[]): Promise<void> => {
  const heard = new Set<string>();
  for (let at = 0; at < arrivals.length; ) {
    const together = arrivals.slice(at, at + 1 + random(3));
    at += together.length;
    for (const { event, daysLate } of together) {
      counts.deliveries += 1;
      counts.late += daysLate > 0 ? 1 : 0;
      counts.repeated += heard.has(event.id) ? 1 : 0;
      heard.add(event.id);
    }
    const isExpiry = random(4) === 0;
    counts.expiries += isExpiry ? 1 : 0;
    await Promise.all([...together.map(takeIn), ...(isExpiry ? [expire(1 + random(LATEST_DAYS))] : [])]);
  }
};

const deliverInOrder = async (events: readonly PaymentEvent[]): Promise<void> => {
  for (const event of events) await takeIn({ event, daysLate: 0 });
};

/** Everything that anybody could see of the end, without the ids and times of the run. */
const endState = async (): Promise<unknown> => {
  const { rows } = await db().execute(sql`
    select o.email, o.status, o.payment_status, o.settlement, o.stock_state, o.total, o.refunded_total,
      (select json_agg(h.type order by h.type) from order_history h where h.order_id = o.id and h.type <> 'payment-failed') as history,
      (select json_agg(e.type order by e.type) from events e where e.aggregate_id = o.id) as events
    from orders o order by o.email`);
  const stock = await db().execute(sql`select product_id, stock, reserved from product_stock order by 1`);
  return { orders: rows, stock: stock.rows };
};

/** A declined card is noted once, however often its news came; no story has two that are still true when heard of. */
const expectNotedOnce = async (): Promise<void> => {
  const { rows } = await db().execute(sql`
    select order_id, count(*)::int from order_history where type = 'payment-failed' group by order_id having count(*) > 1`);
  expect(rows).toEqual([]);
};

/** Lets the stories happen, their news arrive, and the time of every open order run out. */
const play = async (stories: Story[], arrive: (events: readonly PaymentEvent[]) => Promise<void>) => {
  await resetShop(db());
  for (const [n, story] of stories.entries()) {
    const lines = ["prd_a", "prd_b"].map((productId) => ({ productId, quantity: 1 }));
    const order = n % 2 === 0 ? lines : lines.reverse();
    const email = `buyer${n}@example.com`;
    const placed = await placeCheckout(createContext(db(), "guest"), order, { email });
    await story.tell(placed.paymentIntentId ?? "", placed.order.id);
  }
  const told = [...world.events()];
  await arrive(told);
  await expire(LATEST_DAYS + 1);
  await deliverInOrder(world.events().filter((event) => !told.includes(event)));
  await expectInvariants(db());
  await expectMoneyMatches(db());
  await expectNotedOnce();
  return endState();
};

beforeAll(async () => {
  await addProducts(
    db(),
    PRODUCTS.map(({ id, price, stock }) => ({ id, name: id, price, stock })),
  );
  await prepareShop(db());
});

const playSeed = async (seed: number): Promise<void> => {
  const next = randomFrom(seed);
  const random: Random = (below) => Math.floor(next() * below);
  const stories = Array.from({ length: ORDERS }, () => STORIES[random(STORIES.length)] as Story);
  const expected = await play(stories, deliverInOrder);
  const seen = await play(stories, (events) => deliver(random, disturbed(random, events)));
  expect({ seed, end: seen }).toEqual({ seed, end: expected });
};

test("events in any order, one to five times, some days late, end as they would have in order", async () => {
  const seeds = ONE === null ? Array.from({ length: SEEDS }, (_, n) => n + 1) : [ONE];
  for (const seed of seeds) {
    await playSeed(seed).catch((error: unknown) => {
      process.stdout.write(`1 seed fails: ${seed}. PROVE_SEED=${seed} plays it again alone.\n`);
      throw error;
    });
  }
  const { deliveries, repeated, late, expiries } = counts;
  process.stdout.write(
    `${seeds.length} seeds (${seeds[0]} to ${seeds.at(-1)}), ${seeds.length * ORDERS} orders, ${deliveries} deliveries out of order: ${repeated} repeated, ${late} days late, ${expiries} expiries between them\n`,
  );
  if (SEEDS >= 500 && ONE === null) {
    expect(deliveries).toBeGreaterThanOrEqual(10_000);
    expect(seeds.length * ORDERS).toBeGreaterThanOrEqual(1000);
  }
});
