import { eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { cartTotals } from "@/db/schema/carts";
import { type Context, createContext } from "@/lib/events/context";
import { runJob } from "@/lib/jobs/run-job";
import { env, requireEnv } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import { withKv } from "@/lib/services/kv";
import { useDatabase } from "@/testing/database";
import { addItem } from "./add-item";
import { migrateCart } from "./migrate-cart";
import type { CartAccess } from "./outcome";
import { removeItem } from "./remove-item";
import { setQuantity } from "./set-quantity";
import { takeBought } from "./store";
import { anAccess, aProduct } from "./testing";
import { readTotal } from "./totals";
import { flushByTimer, flushLimits, flushOverdue, flushTotals } from "./totals-flush";
import { rebuildTotals } from "./totals-rebuild";
import * as stream from "./totals-stream";

const stopKv = await vi.hoisted(async () => (await import("../../testing/own-kv")).startOwnKv());
afterAll(stopKv);

const db = useDatabase();
const aCall = () => createContext(db(), "guest");
const total = (product: { productId: string }) => readTotal(db(), product.productId);
const add = (ctx: Context, access: CartAccess, { productId }: { productId: string }, quantity = 1) =>
  addItem(ctx, access, { productId, quantity });

/** Does what the call left for later. */
const finish = async (ctx: Context) => {
  for (const work of ctx.afterwards.splice(0)) await work(ctx);
};

const Messages = z.object({ messages: z.array(z.object({ url: z.string(), notBefore: z.number() })) });

/** Seconds until each waiting message of the totals comes back. */
const timers = async (): Promise<number[]> => {
  const headers = { authorization: `Bearer ${requireEnv("QSTASH_TOKEN")}` };
  const answer = await fetch(`${env.QSTASH_URL}/v2/messages`, { headers });
  return Messages.parse(await answer.json())
    .messages.filter(({ url }) => url.endsWith("/api/jobs/flush-cart-totals"))
    .map(({ notBefore }) => Math.round((notBefore - Date.now()) / 1000));
};

const timerComesBack = () => runJob(aCall(), { name: "flush-cart-totals", body: "{}", retried: 0 });

beforeEach(() => flushByTimer(aCall()));

describe("the totals of all carts", () => {
  test("inserted 5, set to 8, removed, inserted 2: the total is 2, once the message has come back", async () => {
    const product = aProduct();
    const access = anAccess([product]);
    const before = (await timers()).length;
    const ctx = aCall();
    await add(ctx, access, product, 5);
    await finish(ctx);
    await setQuantity(ctx, access, { productId: product.productId, quantity: 8 });
    await removeItem(ctx, access, product);
    await add(ctx, access, product, 2);
    await finish(ctx);
    const after = await timers();
    expect(after.length).toBe(before + 1);
    expect(Math.max(...after)).toBeLessThanOrEqual(60);
    expect(Math.max(...after)).toBeGreaterThan(55);
    expect(await total(product)).toBe(0);
    expect(await timerComesBack()).toBe("done");
    expect(await total(product)).toBe(2);
    expect(await timerComesBack()).toBe("done");
    expect(await total(product)).toBe(2);
  });

  test("the first change after the message came back sends the next one", async () => {
    const product = aProduct();
    const access = anAccess([product]);
    const ctx = aCall();
    const before = (await timers()).length;
    for (let n = 0; n < 3; n += 1) {
      await add(ctx, access, product);
      await finish(ctx);
      await add(ctx, access, product);
      await finish(ctx);
      await timerComesBack();
    }
    expect((await timers()).length).toBe(before + 3);
    expect(await total(product)).toBe(6);
  });

  test("the hundredth change writes them at once", async () => {
    const product = aProduct();
    const access = anAccess([product]);
    const ctx = aCall();
    for (let n = 1; n < flushLimits.every; n += 1) await add(ctx, access, product);
    await finish(ctx);
    expect(await total(product)).toBe(0);
    await add(ctx, access, product);
    await finish(ctx);
    expect(await total(product)).toBe(100);
    expect(await withKv((kv) => kv.xlen("cart:deltas"))).toBe(0);
  });

  test("a message that was lost is made up for by the schedule, a young change is left to its message", async () => {
    const product = aProduct();
    await add(aCall(), anAccess([product]), product, 3);
    await flushOverdue(aCall());
    expect(await total(product)).toBe(0);
    await flushOverdue({ ...aCall(), now: new Date(Date.now() + 61_000) });
    expect(await total(product)).toBe(3);
  });
});

describe("each change counts once", () => {
  test("when many flush at the same time while shoppers go on", async () => {
    const products = [aProduct(), aProduct(), aProduct()];
    const accesses = Array.from({ length: 6 }, () => anAccess(products));
    const flushing = Array.from({ length: 12 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 4));
      await (n % 2 ? flushTotals(aCall()) : timerComesBack());
    });
    const shopping = accesses.map(async (access) => {
      for (let n = 0; n < 15; n += 1) await add(aCall(), access, products[n % 3] ?? aProduct(), (n % 4) + 1);
    });
    await Promise.all([...flushing, ...shopping]);
    await flushTotals(aCall());
    expect(await Promise.all(products.map(total))).toEqual([66, 72, 78]);
  });

  test("when a flush died before it could tell KV", async () => {
    const product = aProduct();
    await add(aCall(), anAccess([product]), product, 4);
    const dying = vi.spyOn(stream, "forgetDeltas").mockRejectedValueOnce(new Error("the process died"));
    await expect(flushTotals(aCall())).rejects.toThrow("the process died");
    dying.mockRestore();
    expect(await withKv((kv) => kv.xlen("cart:deltas"))).toBe(1);
    await Promise.all([flushTotals(aCall()), flushTotals(aCall())]);
    expect(await total(product)).toBe(4);
  });

  test("when a flush failed in the database", async () => {
    const product = aProduct();
    await add(aCall(), anAccess([product]), product, 4);
    await db().execute(sql`alter table cart_totals rename to cart_totals_away`);
    await expect(flushTotals(aCall())).rejects.toThrow();
    await db().execute(sql`alter table cart_totals_away rename to cart_totals`);
    await flushTotals(aCall());
    expect(await total(product)).toBe(4);
  });
});

const expireNow = (key: string) =>
  withKv((kv) =>
    kv.multi().pexpire(`cart:${key}`, 1).zadd("cart:expiries", { score: Date.now(), member: key }).exec(),
  );

describe("a cart's end", () => {
  test("by expiry takes its quantities out, by the schedule and once", async () => {
    const product = aProduct();
    const access = anAccess([product]);
    await add(aCall(), access, product, 7);
    await add(aCall(), anAccess([product]), product, 1);
    await flushTotals(aCall());
    await expireNow(access.key);
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (let n = 0; n < 2; n += 1) await runJob(aCall(), { name: "count-carts", body: "{}", retried: 0 });
    await flushTotals(aCall());
    expect(await total(product)).toBe(1);
  });

  test("in another cart moves them, in a paid order takes out what was bought", async () => {
    const product = aProduct();
    const guest = anAccess([product]);
    await add(aCall(), guest, product, 7);
    const key = `u:${createId("usr")}` as const;
    const person = anAccess([product], { key, guest: { key: guest.key, session: "ses_1" } });
    await add(aCall(), anAccess([product], { key }), product, 2);
    await migrateCart(aCall(), person);
    await flushTotals(aCall());
    expect(await total(product)).toBe(9);
    for (let n = 0; n < 2; n += 1) {
      await takeBought(aCall(), key, [{ productId: product.productId, quantity: 4 }], "evt_1.cart-clearing");
    }
    await flushTotals(aCall());
    expect(await total(product)).toBe(5);
  });
});

describe("a rebuild", () => {
  const everyTotal = async () =>
    (await db().select().from(cartTotals).orderBy(cartTotals.productId)).filter(
      ({ quantity }) => quantity !== 0,
    );

  test("finds nothing to mend where nothing is wrong, with changes still waiting", async () => {
    const [a, b] = [aProduct(), aProduct()];
    const access = anAccess([a, b]);
    await add(aCall(), access, a, 3);
    await add(aCall(), access, b, 2);
    const emptied = anAccess([b]);
    await add(aCall(), emptied, b, 5);
    await flushTotals(aCall());
    await removeItem(aCall(), emptied, b);
    await removeItem(aCall(), access, b);
    await add(aCall(), anAccess([a]), a, 1);
    expect((await rebuildTotals(aCall())).differences).toEqual([]);
    expect(await Promise.all([a, b].map(total))).toEqual([4, 0]);
    const kept = await everyTotal();
    await flushTotals(aCall());
    expect(await everyTotal()).toEqual(kept);
  });

  test("says what was wrong and mends it: totals changed by hand, changes that KV lost", async () => {
    const [a, b, c] = [aProduct(), aProduct(), aProduct()];
    const access = anAccess([a, b, c]);
    for (const product of [a, b, c]) await add(aCall(), access, product, 3);
    await flushTotals(aCall());
    await db().update(cartTotals).set({ quantity: 77 }).where(eq(cartTotals.productId, a.productId));
    await db().insert(cartTotals).values({ productId: "prd_nowhere", quantity: 5 });
    await add(aCall(), access, b, 6);
    await withKv((kv) => kv.del("cart:deltas"));
    const { differences } = await rebuildTotals(aCall());
    expect(differences).toEqual(
      [
        { productId: a.productId, was: 77, is: 3 },
        { productId: b.productId, was: 3, is: 9 },
        { productId: "prd_nowhere", was: 5, is: 0 },
      ].sort((x, y) => (x.productId < y.productId ? -1 : 1)),
    );
    expect(await Promise.all([a, b, c].map(total))).toEqual([3, 9, 3]);
    await add(aCall(), access, c, 1);
    await flushTotals(aCall());
    expect(await total(c)).toBe(4);
  });

  test("is right while shoppers go on and others flush", async () => {
    const products = [aProduct(), aProduct()];
    const [a = aProduct(), b = aProduct()] = products;
    const standing = Array.from({ length: 300 }, () => anAccess(products));
    for (const access of standing) await add(aCall(), access, a, 1);
    let shopping = true;
    const shop = async (access: CartAccess) => {
      for (let n = 0; shopping; n += 1) {
        await add(aCall(), access, n % 2 ? a : b, 1);
        if (n % 3 === 2) await removeItem(aCall(), access, b);
      }
      await setQuantity(aCall(), access, { productId: a.productId, quantity: 10 });
      await setQuantity(aCall(), access, { productId: b.productId, quantity: 1 });
    };
    const shoppers = [...standing.slice(0, 4), anAccess(products), anAccess(products)].map(shop);
    const differences = [];
    for (let n = 0; n < 5; n += 1) {
      const [rebuilt] = await Promise.all([
        rebuildTotals(aCall()),
        flushTotals(aCall()),
        flushTotals(aCall()),
      ]);
      differences.push(...rebuilt.differences);
    }
    shopping = false;
    await Promise.all(shoppers);
    await flushTotals(aCall());
    expect(differences).toEqual([]);
    expect(await Promise.all(products.map(total))).toEqual([296 + 60, 6]);
  });
});
