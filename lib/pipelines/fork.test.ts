import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import { externalOrderDocuments } from "@/db/schema/pipelines";
import { createContext } from "@/lib/events/context";
import { recordEvents } from "@/lib/events/outbox";
import { useDatabase } from "@/testing/database";
import { externalOrder, keptOrder } from "@/testing/external-orders";
import { channelHeaders, deliverAll, flush, handIn, serveJobs } from "@/testing/fork";
import { problemOf } from "@/testing/http";
import { browseDocuments } from "./analytics-index";
import { searchOrders } from "./analytics-queries";
import { listBackups } from "./backup-queries";
import { listExternalOrders } from "./order-queries";
import { findPipeline } from "./pipeline-queries";
import { readBackup } from "./read-backup";
import { clearFilter, setFilter } from "./set-filter";

const queue = await vi.hoisted(async () => (await import("../../testing/own-queue")).startOwnQueue());
const later = vi.hoisted(() => [] as Promise<unknown>[]);
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: (work: () => Promise<unknown>) => void later.push(work()),
}));
afterAll(queue.stop);

const db = useDatabase();
const context = () => createContext(db(), "system:test");
let channel: Record<string, string>;

beforeAll(async () => {
  serveJobs(queue);
  channel = await channelHeaders(db());
});

const settle = async () => {
  await Promise.all(later.splice(0));
  await deliverAll(db(), queue);
};

const rows = async (customerId?: string) =>
  (await listExternalOrders(db(), { customerId }, { limit: 100 })).rows;

/** Everything that all backups hold, one parsed line each. */
const backedUp = async (): Promise<Record<string, unknown>[]> => {
  await flush(db());
  const { backups } = await listBackups(db(), { limit: 100 });
  const texts = await Promise.all(
    backups.map(async ({ key }) => {
      const content = await readBackup(db(), key);
      return content.ok ? content.value.toString() : "";
    }),
  );
  return texts.flatMap((text) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  );
};

describe("the door", () => {
  test("takes an order in once, says so with {}, and keeps no card", async () => {
    const order = externalOrder({ id: 1001 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => handIn(channel, order)));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [200, {}]));
    await settle();
    const kept = await db()
      .select()
      .from(externalOrderDocuments)
      .where(eq(externalOrderDocuments.id, "1001"));
    expect(kept).toHaveLength(1);
    expect(kept[0]?.document).toEqual(keptOrder(order));
    expect(
      Object.keys(kept[0]?.document.payment as object).filter((name) => name.startsWith("card")),
    ).toEqual([]);
    const told = await db().select().from(events).where(eq(events.aggregateId, "external:1001"));
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told[0])).not.toMatch(/Mina|example\.com|jacket/);
  });

  test("the same id again is 200 and changes nothing, whatever it says", async () => {
    await handIn(channel, externalOrder({ id: "again", amount: 10 }));
    const other = externalOrder({
      id: "again",
      amount: 999,
      customer: { id: 5, name: "X", email: "x@example.com" },
    });
    expect(await handIn(channel, other)).toMatchObject({ status: 200, body: {} });
    await settle();
    expect((await rows("9001")).filter((row) => row.dateOrderId.endsWith("-again"))).toMatchObject([
      { paymentAmount: "10.00" },
    ]);
    expect(await rows("5")).toEqual([]);
  });

  test("a malformed order is 400 with every fault, and nothing is published", async () => {
    const before = await db().$count(events);
    const order = externalOrder({ id: 1002, date: "yesterday", items: [{ id: 1 }], more: 1 });
    (order.payment as Record<string, unknown>).amount = undefined;
    const answer = await handIn(channel, order);
    expect([answer.status, problemOf(answer)]).toEqual([400, "bad-request"]);
    const { errors } = answer.body as { errors: { path: string }[] };
    const paths = errors.map(({ path }) => path);
    for (const path of ["date", "payment.amount", "items.0.quantity", "items.0.name", ""])
      expect(paths).toContain(path);
    expect(await db().$count(events)).toBe(before);
  });

  test.each([
    ["12.345", "usd", 400],
    ["12.34", "usd", 200],
    ["1.5", "jpy", 400],
    ["1500", "jpy", 200],
    ["-1", "usd", 400],
    ["90071992547409.91", "usd", 200],
    ["90071992547409.92", "usd", 400],
    [90071992547409.9, "usd", 200],
    [1e21, "usd", 400],
    ["1", "xyz", 400],
  ])("an amount of %s %s is %i", async (amount, currency, status) => {
    const order = externalOrder({ id: `${amount}-${currency}`, amount });
    const payment = { ...(order.payment as object), currency };
    const items = [{ id: 1, product: 2, name: "Thing", quantity: 1, price: 1, subtotal: 1 }];
    expect((await handIn(channel, { ...order, payment, items })).status).toBe(status);
    await settle();
  });
});

describe("an order of another channel", () => {
  test("becomes a row, a line and a document", async () => {
    const order = externalOrder({
      id: 2001,
      amount: 450.0,
      customer: { id: 65, name: "Mina", email: "m@example.com" },
    });
    await handIn(channel, order);
    await settle();
    expect(await rows("65")).toEqual([
      {
        customerId: "65",
        dateOrderId: "2026-03-01T10:20:30+01:00-2001",
        paymentId: 33,
        paymentAmount: "450.00",
        paymentCurrency: "usd",
        totalQuantity: 4,
      },
    ]);
    const line = (await backedUp()).find((entry) => entry.aggregateId === "external:2001");
    expect(line?.data).toEqual(keptOrder(order));
    const { orders } = await searchOrders({ q: "", limit: 100 });
    expect(orders.find(({ orderId }) => orderId === "2001")).toMatchObject({
      amount: "450.00",
      source: "external",
      totalQuantity: 4,
      items: [{ name: "Rain jacket - blue - M" }, { name: "Wool socks" }],
    });
    const indexed = JSON.stringify([...(await browseDocuments()).values()].map((held) => [...held.values()]));
    expect(indexed).not.toMatch(/Mina|example\.com/);
  });

  test("of 99.99 stays out of the index, of 100 is in it", async () => {
    await handIn(channel, externalOrder({ id: "under", amount: 99.99 }));
    await handIn(channel, externalOrder({ id: "exactly", amount: "100.00" }));
    await settle();
    const { orders } = await searchOrders({ q: "", limit: 100 });
    expect(orders.map(({ orderId }) => orderId)).toContain("exactly");
    expect(orders.map(({ orderId }) => orderId)).not.toContain("under");
    const ids = (await rows()).map(({ dateOrderId }) => dateOrderId.split("-").at(-1));
    expect(ids).toEqual(expect.arrayContaining(["under", "exactly"]));
    const { counts } = await findPipeline(db(), "analytics", new Date());
    expect(counts.filtered).toBeGreaterThan(0);
    expect(counts.waiting).toBe(0);
  });
});

describe("a filter policy", () => {
  test("decides what a pipeline gets, and {} lets everything pass", async () => {
    expect(await setFilter(context(), "checkout", { currency: ["eur"] })).toMatchObject({ ok: true });
    await handIn(channel, externalOrder({ id: "dollars" }));
    await settle();
    expect(await clearFilter(context(), "checkout")).toEqual({});
    await handIn(channel, externalOrder({ id: "more dollars" }));
    await settle();
    const ids = (await rows()).map(({ dateOrderId }) =>
      dateOrderId.slice("2026-03-01T10:20:30+01:00-".length),
    );
    expect(ids).toContain("more dollars");
    expect(ids).not.toContain("dollars");
  });

  test("that is none is refused with the place of the fault", async () => {
    const refused = await setFilter(context(), "checkout", { amount: [{ numeric: [">=", "100"] }] });
    expect(refused).toMatchObject({ ok: false, problem: { slug: "invalid-body" } });
  });
});

describe("bad events", () => {
  beforeEach(async () => {
    await db().delete(deadLetters);
  });

  test("are dead letters at once, with the reason; their neighbours go through", async () => {
    const neighbours = ["left", "right"].map((id) => externalOrder({ id }));
    await handIn(channel, neighbours[0]);
    const told = {
      actor: "system:test",
      requestId: "req_x",
      attributes: { amount: "500.00" },
      occurredAt: new Date(),
    };
    await db()
      .insert(events)
      .values([
        {
          ...told,
          id: "evt_poison",
          type: "external-order.received",
          aggregateId: "external:p",
          data: { orderId: 1 },
        },
        {
          ...told,
          id: "evt_future",
          type: "external-order.received",
          version: 9,
          aggregateId: "external:f",
          data: {},
        },
      ]);
    await handIn(channel, neighbours[1]);
    await settle();
    const letters = await db()
      .select()
      .from(deadLetters)
      .where(eq(deadLetters.subscription, "checkout-pipeline"));
    expect(letters.map(({ eventId, lastError, attempts }) => [eventId, attempts, lastError]).sort()).toEqual([
      ["evt_future", 1, "unknown version 9 of external-order.received"],
      ["evt_poison", 1, expect.stringContaining("the event's data is malformed at customerId")],
    ]);
    const ids = (await rows()).map(({ dateOrderId }) => dateOrderId.split("-").at(-1));
    expect(ids).toEqual(expect.arrayContaining(["left", "right"]));
    await db().delete(deadLetters);
    await db().delete(deliveries).where(eq(deliveries.eventId, "evt_poison"));
    await db().delete(deliveries).where(eq(deliveries.eventId, "evt_future"));
    await db().delete(events).where(eq(events.aggregateId, "external:p"));
    await db().delete(events).where(eq(events.aggregateId, "external:f"));
  });
});

describe("the shop's own orders", () => {
  test("go through the same pipelines", async () => {
    const data = {
      userId: "usr_own",
      cartKey: null,
      lines: [{ productId: "prd_1", quantity: 2, unitPrice: 6000 }],
      subtotal: 12_000,
      total: 12_000,
      currency: "usd",
    };
    const attributes = { amount: "120.00", currency: "usd" };
    await inTransaction(db(), (tx) =>
      recordEvents(tx, context(), [
        { type: "order.paid", aggregateId: "ord_1", attributes, data: { ...data, orderId: "ord_1" } },
        { type: "purchase.completed", aggregateId: "ord_2", attributes, data: { ...data, orderId: "ord_2" } },
      ]),
    );
    await settle();
    expect(
      (await rows("usr_own")).map((row) => [row.paymentId, row.paymentAmount, row.totalQuantity]).sort(),
    ).toEqual([
      ["ord_1", "120.00", 2],
      ["ord_2", "120.00", 2],
    ]);
    const { orders } = await searchOrders({ q: "", limit: 100 });
    expect(orders.map(({ orderId }) => orderId)).toEqual(expect.arrayContaining(["ord_1", "ord_2"]));
    const lines = await backedUp();
    expect(lines.find(({ aggregateId }) => aggregateId === "ord_1")?.data).toEqual({
      ...data,
      orderId: "ord_1",
    });
  });
});
