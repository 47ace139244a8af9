import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { deliveries, events } from "@/db/schema/events";
import { externalOrders } from "@/db/schema/pipelines";
import { walletEntries } from "@/db/schema/wallet";
import { createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { checkProjection, PROJECTION_NAMES, runProjection } from "@/lib/jobs/projections";
import { applySearchSettings } from "@/lib/search/apply-settings";
import { reindexProducts } from "@/lib/search/reindex-products";
import { bookEntry } from "@/lib/wallet/book-entry";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { externalOrder, keptOrder } from "@/testing/external-orders";
import { addPaidOrder } from "@/testing/paid-orders";
import { analyticsPipeline, checkoutPipeline } from "./jobs";
import { listLatestRuns, listRuns } from "./projection-runs";
import { setFilter } from "./set-filter";
import { takeInOrder } from "./take-in-order";

const db = useDatabase();
const context = () => createContext(db(), "system:test");

/** Takes an order in and delivers its event, or leaves it waiting. */
const order = async (id: string, { delivered = true, amount = 120 } = {}) => {
  const now = new Date(Date.now() - 3_600_000);
  await takeInOrder({ ...context(), now }, keptOrder(externalOrder({ id, amount })));
  const [event] = await db()
    .select()
    .from(events)
    .where(sql`aggregate_id = ${`external:${id}`}`);
  const eventId = event?.id ?? "";
  for (const [subscription, job] of [
    ["checkout-pipeline", checkoutPipeline],
    ["analytics-pipeline", analyticsPipeline],
  ] as const) {
    const deliveryId = `${eventId}.${subscription}`;
    await db().insert(deliveries).values({ id: deliveryId, eventId, subscription });
    if (delivered) await deliver(context(), { deliveryId, job, lastTry: false });
  }
  await db().execute(sql`update events set fanned_out_at = now() where id = ${eventId}`);
  return eventId;
};

const check = async (name: (typeof PROJECTION_NAMES)[number]) =>
  (await runProjection(context(), name, "check")).differences;
const rebuild = async (name: (typeof PROJECTION_NAMES)[number]) =>
  (await runProjection(context(), name, "rebuild")).differences;

beforeAll(async () => {
  await addProducts(db(), [{ name: "Apples" }]);
  await applySearchSettings(db());
  await reindexProducts(db(), { verify: true });
});

describe("a check", () => {
  test.each(PROJECTION_NAMES)("of %s in health finds nothing", async (name) => {
    expect(await check(name)).toEqual([]);
  });
});

describe("rows of orders", () => {
  test("that are wrong, missing or one too many are found, left alone by a check, and set right by a rebuild", async () => {
    const ids = [];
    for (const id of ["a", "b", "c", "d"]) ids.push(await order(id));
    await db().update(externalOrders).set({ paymentAmount: "1.00" }).where(sql`event_id = ${ids[0]}`);
    await db().delete(externalOrders).where(sql`event_id = ${ids[1]}`);
    await db().execute(sql`
      insert into external_orders select 'x', 'y', 'evt_z', now(), '1', '1', 'usd', '1'`);
    const differences = await check("external-orders");
    expect(differences).toEqual([
      expect.stringMatching(/^9001 .*-a: was \["evt_.*"1\.00".*is \["evt_.*"120\.00"/),
      expect.stringMatching(/^9001 .*-b: was missing$/),
      "x y: belongs to no event",
    ]);
    expect(await check("external-orders")).toEqual(differences);
    expect(await rebuild("external-orders")).toEqual(differences);
    expect(await check("external-orders")).toEqual([]);
    expect(await db().$count(externalOrders)).toBe(4);
  });

  test("that are still on their way count as neither", async () => {
    await order("late", { delivered: false });
    expect(await check("external-orders")).toEqual([]);
    expect(await check("analytics")).toEqual([]);
  });

  test("that a filter turned away stay away", async () => {
    const eventId = await order("unwanted", { delivered: false });
    await db().update(deliveries).set({ status: "filtered" }).where(sql`event_id = ${eventId}`);
    await rebuild("external-orders");
    expect(await db().$count(externalOrders, sql`event_id = ${eventId}`)).toBe(0);
  });

  test("of events that were never handed out, as those of the seed, are made too", async () => {
    const { eventId } = await addPaidOrder(db(), { amount: 100 });
    await db().execute(sql`update events set fanned_out_at = now() where id = ${eventId}`);
    expect(await check("external-orders")).toHaveLength(1);
    await rebuild("external-orders");
    expect(await db().$count(externalOrders, sql`event_id = ${eventId}`)).toBe(1);
    await setFilter(context(), "checkout", { source: ["external"] });
    expect(await check("external-orders")).toHaveLength(1);
    await setFilter(context(), "checkout", {});
  });

  test("go on being written while they are rebuilt, and none is lost", async () => {
    const writing = Promise.all(Array.from({ length: 40 }, (_, n) => order(`busy-${n}`)));
    await Promise.all([rebuild("external-orders"), rebuild("external-orders"), writing]);
    expect(await check("external-orders")).toEqual([]);
    expect(await db().$count(externalOrders, sql`date_order_id like '%-busy-%'`)).toBe(40);
  });
});

describe("other projections", () => {
  test("the index of orders", async () => {
    await rebuild("analytics");
    const eventId = await order("indexed", { amount: 300 });
    const { analyticsIndex, deleteDocuments, saveDocuments } = await import("./analytics-index");
    const name = analyticsIndex(new Date());
    await deleteDocuments(name, [eventId]);
    await saveDocuments(name, [{ objectID: "evt_of_nothing" }]);
    expect(await rebuild("analytics")).toEqual([
      `${eventId}: was missing or stale`,
      `evt_of_nothing: belongs to no event in ${name}`,
    ]);
    expect(await check("analytics")).toEqual([]);
  });

  test("wallets", async () => {
    const entry = { userId: "usr_1", amount: 500, reason: "credit", cause: "test:1" };
    await inTransaction(db(), (tx) => bookEntry(tx, context(), entry));
    await db().execute(sql`update wallets set balance = 7`);
    await db()
      .insert(walletEntries)
      .values({
        ...entry,
        id: "wal_x",
        userId: "usr_2",
        cause: "test:2",
        balanceAfter: 500,
        actor: "x",
        createdAt: new Date(),
      });
    const differences = ["usr_1: was 7, is 500", "usr_2: was 0, is 500"];
    expect(await check("wallet")).toEqual(differences);
    expect(await rebuild("wallet")).toEqual(differences);
    expect(await check("wallet")).toEqual([]);
  });

  test("sold counts", async () => {
    await db().execute(sql`update product_sold set sold = sold + 3`);
    await db().execute(sql`
      insert into product_sold (product_id, sold) select id, 3 from products on conflict (product_id) do nothing`);
    const wrong = await check("sold");
    expect(wrong.length).toBeGreaterThan(0);
    expect(await rebuild("sold")).toEqual(wrong);
    expect(await check("sold")).toEqual([]);
  });
});

describe("what was found", () => {
  test("is kept, a failure too", async () => {
    const runs = await listLatestRuns(db(), new Date());
    expect(runs.map(({ projection }) => projection).sort()).toEqual([...PROJECTION_NAMES].sort());
    expect(runs.every(({ state, finishedAt }) => state === "done" && finishedAt !== null)).toBe(true);
    await checkProjection(context(), { projection: "wallet" });
    await checkProjection(context(), { projection: "nothing" });
    const [latest] = await listRuns(db(), { projection: "wallet", limit: 5, now: new Date() });
    expect(latest).toMatchObject({ kind: "check", differences: 0, shown: [], read: "2 entries" });
    const later = new Date(Date.now() + 3_600_000);
    await db().execute(
      sql`update projection_runs set state = 'running', finished_at = null where id = ${latest?.id}`,
    );
    expect((await listRuns(db(), { projection: "wallet", limit: 1, now: later }))[0]?.state).toBe("lost");
  });
});
