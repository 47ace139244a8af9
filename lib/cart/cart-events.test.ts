import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import { type Context, createContext } from "@/lib/events/context";
import { sweepKvOutbox } from "@/lib/events/kv-outbox";
import { runJob } from "@/lib/jobs/run-job";
import { createId } from "@/lib/kernel/ids";
import { withKv } from "@/lib/services/kv";
import { useDatabase } from "@/testing/database";
import { addItem } from "./add-item";
import { countExpiredCarts } from "./count-expired-carts";
import { migrateCart } from "./migrate-cart";
import { getCart } from "./queries";
import type { CartKey } from "./rules";
import { anAccess, aProduct } from "./testing";

const stopKv = await vi.hoisted(async () => (await import("../../testing/own-kv")).startOwnKv());
afterAll(stopKv);

const db = useDatabase();
const aCall = () => createContext(db(), "guest");
const waiting = () => withKv((kv) => kv.xlen("kv:outbox"));

const finish = async (ctx: Context) => {
  for (const work of ctx.afterwards.splice(0)) await work(ctx);
};

const logged = (type: string, key: CartKey) =>
  db()
    .select()
    .from(events)
    .where(and(eq(events.type, type), eq(events.aggregateId, key)));

/** A guest with two strawberries who signs in; nothing has been done about it yet. */
const aMerge = async () => {
  const product = aProduct();
  const guest = anAccess([product]);
  const key: CartKey = `u:${createId("usr")}`;
  const person = anAccess([product], { key, guest: { key: guest.key, session: createId("ses") } });
  await addItem(aCall(), guest, { productId: product.productId, quantity: 2 });
  const ctx = aCall();
  await migrateCart(ctx, person);
  return { guest, person, product, ctx };
};

beforeEach(() => sweepKvOutbox(db()));

test("what a merge recorded is in the log once its answer is out, and its delivery with the queue", async () => {
  const { guest, person, product, ctx } = await aMerge();
  expect(await logged("cart.migrated", guest.key)).toEqual([]);
  await finish(ctx);
  const [event, ...more] = await logged("cart.migrated", guest.key);
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    version: 1,
    actor: "guest",
    requestId: ctx.requestId,
    occurredAt: ctx.now,
    data: {
      cartKey: guest.key,
      into: person.key,
      lines: [{ productId: product.productId, quantity: 2 }],
    },
  });
  expect(
    await db()
      .select()
      .from(deliveries)
      .where(eq(deliveries.eventId, event?.id ?? "")),
  ).toMatchObject([{ subscription: "cart-generations", status: "waiting", publishedAt: expect.any(Date) }]);
  expect(await waiting()).toBe(0);
});

test("a call that recorded nothing in KV leaves nothing to do", async () => {
  const ctx = aCall();
  const product = aProduct();
  await addItem(ctx, anAccess([product]), { productId: product.productId, quantity: 1 });
  await finish(ctx);
  const before = await db().select().from(events);
  expect(await sweepKvOutbox(db())).toBe(0);
  expect(await db().select().from(events)).toEqual(before);
});

test("swept by five at once, and again after a crash between the stores, an event is there once", async () => {
  const merges = await Promise.all(Array.from({ length: 8 }, aMerge));
  const raw = await withKv((kv) => kv.xrange("kv:outbox", "-", "+"));
  await Promise.all(Array.from({ length: 5 }, () => sweepKvOutbox(db())));
  // As if the sweeper had died before it told KV.
  for (const [, [, event]] of raw as unknown as [string, [string, string]][]) {
    await withKv((kv) => kv.xadd("kv:outbox", "*", { event }));
  }
  expect(await sweepKvOutbox(db())).toBe(8);
  for (const { guest } of merges) expect(await logged("cart.migrated", guest.key)).toHaveLength(1);
  expect(await waiting()).toBe(0);
  const all = await db().select().from(deliveries);
  expect(new Set(all.map(({ eventId }) => eventId)).size).toBe(all.length);
});

test("the job deletes the merged generation alone, whatever came under its name since, and twice does no harm", async () => {
  const { guest, person, product, ctx } = await aMerge();
  await finish(ctx);
  await addItem(aCall(), guest, { productId: product.productId, quantity: 5 });
  const [event] = await logged("cart.migrated", guest.key);
  const generation = `cart:merged:${event?.data.migrationId}`;
  expect(await withKv((kv) => kv.exists(generation))).toBe(1);

  const body = JSON.stringify({ deliveryId: `${event?.id}.cart-generations` });
  const outcomes = await Promise.all(
    Array.from({ length: 3 }, () => runJob(aCall(), { name: "cart-generations", body, retried: 0 })),
  );
  expect(outcomes).toContain("done");
  expect(await runJob(aCall(), { name: "cart-generations", body, retried: 0 })).toBe("already-done");
  expect(await withKv((kv) => kv.exists(generation))).toBe(0);
  expect((await getCart(guest.key, guest.findProducts)).itemCount).toBe(5);
  expect((await getCart(person.key, guest.findProducts)).itemCount).toBe(2);
});

test("an expired cart is told of in the log", async () => {
  const product = aProduct();
  const access = anAccess([product]);
  await addItem(aCall(), access, { productId: product.productId, quantity: 3 });
  await withKv((kv) => kv.del(`cart:${access.key}`));
  await withKv((kv) => kv.zadd("cart:expiries", { score: 1, member: access.key }));
  const ctx = aCall();
  await countExpiredCarts(ctx);
  await finish(ctx);
  expect(await logged("cart.expired", access.key)).toMatchObject([
    { data: { cartKey: access.key, lines: [{ productId: product.productId, quantity: 3 }] } },
  ]);
});

test("what is no event is kept among the dead letters and holds up nothing", async () => {
  await withKv((kv) => kv.xadd("kv:outbox", "*", { event: "{ not an event" }));
  const { guest } = await aMerge();
  expect(await sweepKvOutbox(db())).toBe(2);
  expect(await logged("cart.migrated", guest.key)).toHaveLength(1);
  expect(
    await db().select().from(deadLetters).where(eq(deadLetters.subscription, "kv-outbox")),
  ).toMatchObject([{ payload: "{ not an event", lastError: "KV's outbox held no event" }]);
});
