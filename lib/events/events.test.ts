import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import { useDatabase } from "@/testing/database";
import { createContext } from "./context";
import { deliver } from "./deliveries";
import { dispatchOutbox, sweepOutbox } from "./dispatch";
import { type Job, PermanentJobError } from "./job";
import { recordEvent } from "./outbox";

const db = useDatabase();
const context = () => createContext(db(), "system:test");

beforeEach(async () => {
  await db().delete(deadLetters);
  await db().delete(deliveries);
  await db().delete(events);
});

const created = (orderId: string, ctx = context()) =>
  inTransaction(db(), (tx) =>
    recordEvent(tx, ctx, { type: "order.created", aggregateId: orderId, data: { orderId } }),
  );

const allDeliveries = () => db().select().from(deliveries).orderBy(deliveries.id);

describe("the outbox", () => {
  test("an event of a transaction that failed was never there", async () => {
    const ctx = context();
    await expect(
      inTransaction(db(), async (tx) => {
        await recordEvent(tx, ctx, { type: "order.created", aggregateId: "o", data: { orderId: "o" } });
        throw new Error("the change failed");
      }),
    ).rejects.toThrow("the change failed");
    expect(await db().select().from(events)).toEqual([]);
  });

  test("every event becomes one delivery a subscription, published, however many dispatch at once", async () => {
    for (let at = 0; at < 20; at += 1) await created(`ord_${at}`);
    await Promise.all([dispatchOutbox(db()), dispatchOutbox(db()), sweepOutbox(db())]);
    const rows = await allDeliveries();
    const [wanted, unwanted] = [true, false].map((is) =>
      rows.filter((row) => (row.subscription === "payment-watch") === is),
    );
    expect(wanted).toHaveLength(20);
    expect(wanted?.every((row) => row.publishedAt !== null)).toBe(true);
    expect(unwanted?.every((row) => row.subscription === "webhooks" && row.status === "filtered")).toBe(true);
    const open = await db().select().from(events);
    expect(open.every((row) => row.fannedOutAt !== null)).toBe(true);
  });

  test("the sweeper publishes what a crash left between fan-out and the queue", async () => {
    await created("ord_1");
    await dispatchOutbox(db());
    const longAgo = new Date(Date.now() - 60_000);
    await db().update(deliveries).set({ publishedAt: null, createdAt: longAgo });
    expect((await sweepOutbox(db())).deliveries).toBe(1);
    expect((await allDeliveries())[0]).toMatchObject({ attempt: 1, status: "waiting" });
    expect((await allDeliveries())[0]?.publishedAt).not.toBeNull();
  });
});

describe("a delivery", () => {
  const ready = async (): Promise<string> => {
    await created("ord_1");
    await dispatchOutbox(db());
    return (await allDeliveries())[0]?.id ?? "";
  };

  /** A job whose effect is a row that can be counted. */
  const counting = (before?: () => void): Job => ({
    effect: "transaction",
    async run(tx, ctx, event) {
      await recordEvent(tx, ctx, {
        type: "order.expired",
        aggregateId: event.aggregateId,
        data: { orderId: "x" },
      });
      before?.();
    },
  });
  const effects = async () =>
    (await db().select().from(events).where(eq(events.type, "order.expired"))).length;

  test("that comes five times at once has its effect once", async () => {
    const deliveryId = await ready();
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => deliver(context(), { deliveryId, job: counting(), lastTry: false })),
    );
    expect(await effects()).toBe(1);
    expect(outcomes.every((outcome) => outcome === "done" || outcome === "already-done")).toBe(true);
    expect((await allDeliveries())[0]).toMatchObject({ status: "done" });
  });

  test("that fails leaves nothing behind and asks for another try", async () => {
    const deliveryId = await ready();
    const failing = counting(() => {
      throw new Error("the mail server is away");
    });
    expect(await deliver(context(), { deliveryId, job: failing, lastTry: false })).toBe("retry");
    expect(await effects()).toBe(0);
    expect((await allDeliveries())[0]).toMatchObject({
      status: "waiting",
      tries: 1,
      lastError: "the mail server is away",
    });
    expect(await deliver(context(), { deliveryId, job: counting(), lastTry: false })).toBe("done");
    expect(await effects()).toBe(1);
  });

  test("that fails for the last time, or for good, becomes a dead letter", async () => {
    const deliveryId = await ready();
    const hopeless: Job = {
      effect: "external",
      run: () => Promise.reject(new PermanentJobError("there is no such order")),
    };
    expect(await deliver(context(), { deliveryId, job: hopeless, lastTry: false })).toBe("dead");
    expect(await db().select().from(deadLetters)).toMatchObject([
      { deliveryId, subscription: "payment-watch", lastError: "there is no such order", attempts: 1 },
    ]);
    expect(await deliver(context(), { deliveryId, job: counting(), lastTry: true })).toBe("already-done");
  });

  test("of a version that nobody knows says so among the dead letters", async () => {
    const deliveryId = await ready();
    await db().update(events).set({ version: 7 });
    expect(await deliver(context(), { deliveryId, job: counting(), lastTry: false })).toBe("dead");
    expect((await db().select().from(deadLetters))[0]?.lastError).toBe("unknown version 7 of order.created");
  });
});
