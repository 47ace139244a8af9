import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { type Database, database } from "@/db/client";
import { createContext } from "@/lib/events/context";
import { cancelOrder } from "@/lib/orders/cancel-order";
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
const ORDERS = 2;
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

const inOrder = (events: readonly PaymentEvent[]): Arrival[] =>
  events.map((event) => ({ event, daysLate: 0 }));

/** Each event one to five times, all in any order, some of them days late. */
const disturbed =
  (random: Random) =>
  (events: readonly PaymentEvent[]): Arrival[] =>
    shuffled(
      random,
      events.flatMap((event) =>
        Array.from({ length: 1 + random(5) }, () => ({ event, daysLate: random(4) === 0 ? random(4) : 0 })),
      ),
    );

let deliveries = 0;

const deliver = async (random: Random, arrivals: Arrival[]): Promise<void> => {
  for (let at = 0; at < arrivals.length; ) {
    // Up to three servers hear at once.
    const together = arrivals.slice(at, at + 1 + random(3));
    at += together.length;
    deliveries += together.length;
    await Promise.all(
      together.map(({ event, daysLate }) => {
        const now = new Date(Date.now() + daysLate * DAY_MS);
        return takeInPaymentEvent(createContext(db(), "system:stripe", { now }), event);
      }),
    );
  }
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

const play = async (
  stories: Story[],
  arrive: (events: readonly PaymentEvent[]) => Arrival[],
  random: Random,
) => {
  await resetShop(db());
  for (const [n, story] of stories.entries()) {
    const line = { productId: PRODUCTS[n % 2]?.id ?? "", quantity: 1 };
    const email = `buyer${n}@example.com`;
    const placed = await placeCheckout(
      createContext(db(), "guest"),
      [line, { ...line, productId: "prd_a" }],
      { email },
    );
    await story.tell(placed.paymentIntentId ?? "", placed.order.id);
  }
  await deliver(random, arrive(world.events()));
  await expectInvariants(db());
  await expectMoneyMatches(db());
  return endState();
};

beforeAll(async () => {
  await addProducts(
    db(),
    PRODUCTS.map(({ id, price, stock }) => ({ id, name: id, price, stock })),
  );
  await prepareShop(db());
});

test("events in any order, one to five times, some days late, end as they would have in order", async () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const next = randomFrom(seed);
    const random: Random = (below) => Math.floor(next() * below);
    const stories = Array.from({ length: ORDERS }, () => STORIES[random(STORIES.length)] as Story);
    const expected = await play(stories, inOrder, () => 0);
    const seen = await play(stories, disturbed(random), random);
    expect({ seed, end: seen }).toEqual({ seed, end: expected });
  }
  process.stdout.write(`${SEEDS} seeds, ${SEEDS * ORDERS} orders, ${deliveries} deliveries\n`);
});
