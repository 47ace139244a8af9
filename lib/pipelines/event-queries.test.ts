import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { deliveries, events } from "@/db/schema/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { PermanentJobError } from "@/lib/events/job";
import { recordEvents } from "@/lib/events/outbox";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";
import { listLog, readStory } from "./event-queries";
import { readPolicyText, tryPolicy } from "./try-policy";

const db = useDatabase();

/** Two events of one request about one order, and what the office noted in it. */
const tell = async () => {
  const ctx = createContext(db(), "user:admin");
  const orderId = createId("ord");
  const data = {
    ...{ orderId, userId: null, cartKey: null, lines: [], subtotal: 15_000, total: 15_000, currency: "usd" },
  };
  await inTransaction(db(), async (tx) => {
    await recordEvents(tx, ctx, [
      { type: "order.paid", aggregateId: orderId, data, attributes: { amount: "150.00" } },
    ]);
    await recordEvents(tx, ctx, [{ type: "products.sold", aggregateId: orderId, data: { productIds: [] } }]);
    await recordAudit(tx, ctx, [{ action: "order.note", subject: orderId }]);
  });
  return { orderId, requestId: ctx.requestId };
};

const idsOf = async (filter: Parameters<typeof listLog>[1]) =>
  (await listLog(db(), filter, { limit: 100 })).entries.map(({ type }) => type);

describe("the log", () => {
  test("is found by event, by what it tells of, by request, type and time, newest first", async () => {
    const { orderId, requestId } = await tell();
    expect(await idsOf({ q: orderId })).toEqual(["products.sold", "order.paid"]);
    expect(await idsOf({ q: requestId })).toEqual(["products.sold", "order.paid"]);
    expect(await idsOf({ q: orderId, type: "order.paid" })).toEqual(["order.paid"]);
    const [event] = await db().select().from(events).where(eq(events.aggregateId, orderId));
    expect(await idsOf({ q: event?.id })).toHaveLength(1);
    expect(await idsOf({ q: orderId, to: new Date(0) })).toEqual([]);
    expect(await idsOf({ q: orderId, from: new Date(0) })).toHaveLength(2);
  });

  test("is read page by page without gap or repetition", async () => {
    for (let count = 0; count < 3; count++) await tell();
    const seen: string[] = [];
    for (let before: number | undefined; ; ) {
      const { entries, next } = await listLog(db(), {}, { limit: 2, before });
      seen.push(...entries.map(({ id }) => id));
      if (next === null) break;
      before = next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await db().$count(events));
  });

  test("shows what waits, in the outbox or on its way", async () => {
    const { orderId } = await tell();
    const waiting = async () => idsOf({ q: orderId, state: "waiting" });
    expect(await waiting()).toHaveLength(2);
    await dispatchOutbox(db());
    expect(await waiting()).toHaveLength(2);
    await db().update(deliveries).set({ status: "done" });
    expect(await waiting()).toEqual([]);
    expect(await idsOf({ q: orderId, state: "done" })).toHaveLength(2);
  });
});

test("an event's story tells who heard it, what failed, and what else its request did", async () => {
  const { orderId } = await tell();
  await dispatchOutbox(db());
  const [event] = await db().select().from(events).where(eq(events.aggregateId, orderId)).orderBy(events.seq);
  const id = event?.id ?? "";
  await deliver(createContext(db(), "system:x"), {
    deliveryId: `${id}.receipt-mail`,
    job: { effect: "external", run: () => Promise.reject(new PermanentJobError("no such order")) },
    lastTry: false,
  });
  const story = await readStory(db(), id);
  expect(story?.hearings.length).toBeGreaterThan(4);
  expect(story?.hearings.find(({ subscription }) => subscription === "receipt-mail")).toMatchObject({
    status: "dead",
    tries: 1,
    lastError: "no such order",
    letters: [{ lastError: "no such order", resolution: null }],
  });
  expect(story?.ofRequest.map(({ type }) => type)).toEqual(["products.sold"]);
  expect(story?.ofAggregate.map(({ type }) => type)).toEqual(["products.sold"]);
  expect(story?.audit).toMatchObject([{ action: "order.note", subject: orderId }]);
  expect(await readStory(db(), "evt_unknown")).toBeNull();
});

describe("a policy that was typed", () => {
  test("is tried on the last hundred events of its types, with the reason for each", async () => {
    await tell();
    const trial = await tryPolicy(db(), { amount: [{ numeric: ["<", 100] }] }, ["order.paid"]);
    if (!trial.ok) throw new Error("refused");
    expect(trial.value.passed).toBe(0);
    expect(trial.value.total).toBeGreaterThan(0);
    expect(trial.value.verdicts[0]).toMatchObject({ matches: false, why: "amount (150.00) is not < 100." });
    const byType = await tryPolicy(db(), { type: ["order.paid"] }, ["order.paid", "products.sold"]);
    expect(byType.ok && byType.value.passed < byType.value.total).toBe(true);
  });

  test("says where it is no JSON or no policy; nothing at all lets everything pass", () => {
    expect(readPolicyText(" ")).toEqual({ ok: true, value: {} });
    const paths = (text: string) => {
      const read = readPolicyText(text);
      return read.ok ? [] : read.problem.errors?.map(({ path }) => path);
    };
    expect(paths("{ amount }")).toEqual(["policy"]);
    expect(paths('{ "a": "x", "b": [{ "prefix": 1 }] }')).toEqual(["policy.a", "policy.b.0"]);
    expect(paths("[]")).toEqual(["policy"]);
  });
});
