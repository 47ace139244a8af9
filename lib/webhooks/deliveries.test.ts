import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { alarms } from "@/db/schema/alarms";
import { auditEntries } from "@/db/schema/audit";
import { deliveries } from "@/db/schema/events";
import { webhookAttempts, webhookDeliveries } from "@/db/schema/webhooks";
import { useDatabase } from "@/testing/database";
import { forgetDeliveries } from "./forget-deliveries";
import { sweepWebhooks } from "./jobs";
import { findWebhook, listWebhookDeliveries, listWebhooks } from "./queries";
import { redeliverWebhook } from "./redeliver-webhook";
import { backoffOf, MOST_ATTEMPTS } from "./rules";
import { sendWebhook } from "./send-webhook";
import { type Message, useWebhooks, verify } from "./testing";
import { deleteWebhook, updateWebhook } from "./write-endpoints";

const published = vi.hoisted((): Message[] => []);
vi.mock("@/lib/services/queue", async (original) => ({
  ...(await original<typeof import("@/lib/services/queue")>()),
  publishMessages: async (messages: Message[]) => {
    published.push(...messages);
  },
}));

const db = useDatabase();
const { context, endpoint, addWebhook, tell, only } = useWebhooks(db, published);

describe("an event", () => {
  test("reaches an endpoint signed, without who bought and from which cart", async () => {
    const { webhook, secret } = await addWebhook();
    const eventId = await tell();
    expect(published).toMatchObject([{ body: { attempt: 1 }, delay: 0 }]);
    await sendWebhook(context(), published[0]?.body);
    const [call] = endpoint.calls;
    if (!call) throw new Error("nobody called");
    expect(call.headers["webhook-id"]).toBe(eventId);
    expect(verify(call, secret)).toBe(true);
    expect(JSON.parse(call.body)).toEqual({
      type: "order.paid",
      timestamp: expect.stringMatching(/Z$/),
      data: expect.objectContaining({ total: 45000, currency: "usd" }),
    });
    expect(call.body).not.toMatch(/usr_1|cart-of-somebody/);
    const { deliveries: log } = await listWebhookDeliveries(db(), webhook.id, {}, { limit: 10 });
    expect(log).toMatchObject([
      { status: "succeeded", attempts: [{ attempt: 1, status: 200, response: "thanks", error: null }] },
    ]);
  });

  test("is heard only by endpoints of its type whose policy lets it pass", async () => {
    await addWebhook({ types: ["order.created"] });
    await addWebhook({ filterPolicy: { amount: [{ numeric: [">=", 500] }] } });
    const { webhook } = await addWebhook({
      types: ["order.paid"],
      filterPolicy: { amount: [{ numeric: [">=", 450] }] },
    });
    await tell();
    expect((await only()).endpointId).toBe(webhook.id);
    expect(await db().$count(webhookDeliveries)).toBe(1);
  });

  test("is called once, however often the queue's message comes", async () => {
    await addWebhook();
    await tell();
    await Promise.all(Array.from({ length: 5 }, () => sendWebhook(context(), published[0]?.body)));
    expect(endpoint.calls).toHaveLength(1);
  });

  test("whose message was lost is asked for again by the sweeper", async () => {
    await addWebhook();
    await tell();
    published.length = 0;
    expect(await sweepWebhooks(context())).toBe(0);
    await db()
      .update(webhookDeliveries)
      .set({ nextAttemptAt: new Date(Date.now() - 60_000) });
    expect(await sweepWebhooks(context())).toBe(1);
    await sendWebhook(context(), published[0]?.body);
    expect(endpoint.calls).toHaveLength(1);
  });
});

describe("a failing endpoint", () => {
  test("is tried again later and later, until the attempts are used up", async () => {
    endpoint.answer = { status: 503, body: "busy" };
    await addWebhook();
    await tell();
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const message = published.at(-1);
      expect(message?.body).toMatchObject({ attempt });
      if (attempt > 1) expect(message?.delay).toBeGreaterThanOrEqual(backoffOf(attempt - 1) - 1);
      await sendWebhook(context(), message?.body);
    }
    expect(published).toHaveLength(MOST_ATTEMPTS);
    expect(await only()).toMatchObject({ status: "failed", attempts: MOST_ATTEMPTS, nextAttemptAt: null });
    const [listed] = await listWebhooks(db(), new Date());
    expect(listed).toMatchObject({ webhook: { enabled: true }, counts: { failed: 1 } });
    expect(listed?.webhook.failingSince).not.toBeNull();
  });

  test("is switched off after days in vain, with an alarm that ends when it is on again", async () => {
    endpoint.answer = { status: 500 };
    const { webhook } = await addWebhook();
    await tell();
    await sendWebhook(context(), published[0]?.body);
    await sendWebhook(context({ now: new Date(Date.now() + 4 * 86_400_000) }), published[1]?.body);
    expect(await findWebhook(db(), webhook.id, new Date())).toMatchObject({ enabled: false });
    expect(await only()).toMatchObject({ status: "failed" });
    const open = () => db().select().from(alarms).where(eq(alarms.subject, webhook.id));
    expect(await open()).toMatchObject([{ kind: "webhook-disabled", resolvedAt: null }]);
    await updateWebhook(context(), webhook.id, { enabled: true });
    expect((await open())[0]?.resolvedAt).not.toBeNull();
    expect(await findWebhook(db(), webhook.id, new Date())).toMatchObject({ failingSince: null });
  });

  test("that says it is gone is switched off at once", async () => {
    endpoint.answer = { status: 410 };
    const { webhook } = await addWebhook();
    await tell();
    await sendWebhook(context(), published[0]?.body);
    expect(await findWebhook(db(), webhook.id, new Date())).toMatchObject({
      enabled: false,
      disabledReason: expect.stringContaining("410"),
    });
    await tell();
    expect(await db().$count(webhookDeliveries)).toBe(1);
  });

  test("that redirects is not followed", async () => {
    endpoint.answer = { status: 302, headers: { location: "http://169.254.169.254/latest" } };
    await addWebhook();
    await tell();
    await sendWebhook(context(), published[0]?.body);
    expect(endpoint.calls).toHaveLength(1);
    expect(await only()).toMatchObject({ status: "pending", attempts: 1 });
  });
});

test("what nobody wants to be called for costs no message, whatever changes at once", async () => {
  const stateOf = async (type: "order.paid" | "order.created") => {
    const eventId = await tell(type);
    const rows = await db().select().from(deliveries).where(eq(deliveries.eventId, eventId));
    return rows.find(({ subscription }) => subscription === "webhooks")?.status;
  };
  const first = await addWebhook({ types: ["order.paid"] });
  expect([await stateOf("order.paid"), await stateOf("order.created")]).toEqual(["done", "filtered"]);
  const [second] = await Promise.all([
    addWebhook({ types: ["order.created"] }),
    addWebhook({ types: ["order.expired"] }),
  ]);
  expect([await stateOf("order.paid"), await stateOf("order.created")]).toEqual(["done", "done"]);
  await updateWebhook(context(), first.webhook.id, { enabled: false });
  expect([await stateOf("order.paid"), await stateOf("order.created")]).toEqual(["filtered", "done"]);
  await deleteWebhook(context(), second.webhook.id);
  expect(await stateOf("order.created")).toBe("filtered");
  await addWebhook();
  expect(await stateOf("order.created")).toBe("done");
});

test("a settled delivery is sent again under the same message id, one attempt at a time", async () => {
  endpoint.answer = { status: 500 };
  const { webhook } = await addWebhook();
  const eventId = await tell();
  const { id } = await only();
  expect(await redeliverWebhook(context(), id)).toMatchObject({ ok: false, problem: { slug: "conflict" } });
  await db().update(webhookDeliveries).set({ status: "failed", attempts: 8, attemptsAllowed: 8 });
  endpoint.answer = { status: 204 };
  expect(await redeliverWebhook(context(), id)).toEqual({ ok: true, value: { deliveryId: id } });
  await sendWebhook(context(), published.at(-1)?.body);
  expect(endpoint.calls.at(-1)?.headers["webhook-id"]).toBe(eventId);
  expect(await only()).toMatchObject({ status: "succeeded", attempts: 9 });
  const [entry] = await db().select().from(auditEntries).where(eq(auditEntries.action, "webhook.redeliver"));
  expect(entry).toMatchObject({ subject: webhook.id, actor: "user:admin" });
});

test("settled deliveries are forgotten with their answers after a month, and no others", async () => {
  await addWebhook();
  await tell();
  await sendWebhook(context(), published[0]?.body);
  await tell();
  expect(await forgetDeliveries(context())).toBe(0);
  expect(await forgetDeliveries(context({ now: new Date(Date.now() + 31 * 86_400_000) }))).toBe(1);
  expect(await only()).toMatchObject({ status: "pending" });
  expect(await db().$count(webhookAttempts)).toBe(0);
});
