import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { deadLetters, deliveries } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { buryMessage, deliver } from "@/lib/events/deliveries";
import { dispatchOutbox, sweepOutbox } from "@/lib/events/dispatch";
import { type Job, PermanentJobError } from "@/lib/events/job";
import { recordEvent } from "@/lib/events/outbox";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";
import { listDeadLetters } from "./queries";
import { discardDeadLetter, redriveDeadLetter, redriveDeadLetters } from "./resolve-dead-letters";

const db = useDatabase();
const context = () => createContext(db(), "user:admin");

const failing: Job = {
  effect: "external",
  run: () => Promise.reject(new PermanentJobError("the card network said no")),
};
const working: Job = { effect: "external", run: () => Promise.resolve() };

/** A delivery that gave up; answers its id and its dead letter's. */
const deadDelivery = async () => {
  const orderId = createId("ord");
  const ctx = context();
  await inTransaction(db(), (tx) =>
    recordEvent(tx, ctx, {
      type: "refund.requested",
      aggregateId: orderId,
      data: { orderId, refundId: "ref_1", amount: 1 },
    }),
  );
  await dispatchOutbox(db());
  const [delivery] = await db().select().from(deliveries).where(eq(deliveries.status, "waiting"));
  const deliveryId = delivery?.id ?? "";
  expect(await deliver(context(), { deliveryId, job: failing, lastTry: false })).toBe("dead");
  const [letter] = await db().select().from(deadLetters).where(eq(deadLetters.deliveryId, deliveryId));
  return { deliveryId, letterId: letter?.id ?? "" };
};

const findDelivery = async (id: string) =>
  (await db().select().from(deliveries).where(eq(deliveries.id, id)))[0];

const open = async () =>
  (await listDeadLetters(db(), { resolved: false }, { limit: 100 })).rows.map(({ id }) => id);

describe("a dead letter", () => {
  test("that is redriven is delivered again under a new attempt, and is done once that works", async () => {
    const { deliveryId, letterId } = await deadDelivery();
    expect(await redriveDeadLetter(context(), letterId)).toEqual({ ok: true, value: { redriven: 1 } });
    const sent = await findDelivery(deliveryId);
    expect(sent).toMatchObject({ status: "waiting", attempt: 2 });
    expect(sent?.publishedAt).not.toBeNull();
    expect(await open()).not.toContain(letterId);
    expect(await deliver(context(), { deliveryId, job: working, lastTry: false })).toBe("done");
    const [entry] = await db().select().from(auditEntries).where(eq(auditEntries.subject, letterId));
    expect(entry).toMatchObject({ action: "dead-letter.redrive", actor: "user:admin" });
  });

  test("that fails again is a new dead letter", async () => {
    const { deliveryId, letterId } = await deadDelivery();
    await redriveDeadLetter(context(), letterId);
    expect(await deliver(context(), { deliveryId, job: failing, lastTry: false })).toBe("dead");
    const { rows } = await listDeadLetters(db(), { resolved: false, q: deliveryId }, { limit: 10 });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ attempts: 2, lastError: "the card network said no" });
    await discardDeadLetter(context(), rows[0]?.id ?? "", "test");
  });

  test("is redriven once, however many press at the same moment", async () => {
    const { deliveryId, letterId } = await deadDelivery();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => redriveDeadLetter(context(), letterId)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await findDelivery(deliveryId)).toMatchObject({ attempt: 2 });
    await deliver(context(), { deliveryId, job: working, lastTry: false });
  });

  test("that is discarded keeps the reason and is not sent", async () => {
    const { deliveryId, letterId } = await deadDelivery();
    expect(await discardDeadLetter(context(), letterId, "paid by bank transfer")).toEqual({
      ok: true,
      value: null,
    });
    expect(await findDelivery(deliveryId)).toMatchObject({ status: "dead" });
    expect(await redriveDeadLetter(context(), letterId)).toMatchObject({
      ok: false,
      problem: { slug: "conflict" },
    });
    const { rows } = await listDeadLetters(db(), { resolved: true, q: letterId }, { limit: 1 });
    expect(rows[0]).toMatchObject({ resolution: "discarded", reason: "paid by bank transfer" });
  });

  test("of a message that names no delivery can only be discarded", async () => {
    await buryMessage(db(), "receipt-mail", "???", "the message names no delivery");
    const [id = ""] = await open();
    expect(await redriveDeadLetter(context(), id)).toMatchObject({
      ok: false,
      problem: { slug: "conflict" },
    });
    expect(await discardDeadLetter(context(), id, "noise")).toMatchObject({ ok: true });
    expect(await discardDeadLetter(context(), "dlt_unknown", "noise")).toMatchObject({
      ok: false,
      problem: { slug: "not-found" },
    });
  });

  test("that was redriven while the queue is away is published by the sweeper", async () => {
    const { deliveryId, letterId } = await deadDelivery();
    await inTransaction(db(), async (tx) => {
      const { redriveOne } = await import("@/lib/events/redrive");
      await redriveOne(tx, context(), letterId);
    });
    expect((await findDelivery(deliveryId))?.publishedAt).toBeNull();
    await db()
      .update(deliveries)
      .set({ createdAt: new Date(Date.now() - 60_000) })
      .where(eq(deliveries.id, deliveryId));
    await sweepOutbox(db());
    expect((await findDelivery(deliveryId))?.publishedAt).not.toBeNull();
    await deliver(context(), { deliveryId, job: working, lastTry: false });
  });
});

test("all that match are redriven together, and no others", async () => {
  const letters = [await deadDelivery(), await deadDelivery(), await deadDelivery()];
  expect(await redriveDeadLetters(context(), { subscription: "receipt-mail" })).toEqual({ redriven: 0 });
  expect(await redriveDeadLetters(context(), { q: "%" })).toEqual({ redriven: 0 });
  const filter = { subscription: "refund-execution", type: "refund.requested", q: "card network" };
  expect(await redriveDeadLetters(context(), filter)).toEqual({ redriven: 3 });
  for (const { deliveryId } of letters) {
    expect(await findDelivery(deliveryId)).toMatchObject({ status: "waiting", attempt: 2 });
  }
  expect(await open()).toEqual([]);
});
