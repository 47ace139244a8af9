import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { alarms } from "@/db/schema/alarms";
import { auditEntries } from "@/db/schema/audit";
import { deliveries, events } from "@/db/schema/events";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema/webhooks";
import { createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { recordEvent } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { createId } from "@/lib/kernel/ids";
import { seal, unseal } from "@/lib/kernel/sealed";
import { callWebhook, webhookUrlFault } from "@/lib/services/webhook-call";
import { useDatabase } from "@/testing/database";
import { forgetDeliveries } from "./forget-deliveries";
import { sweepWebhooks, webhookFanOut } from "./jobs";
import { findWebhook, listWebhookDeliveries, listWebhooks } from "./queries";
import { redeliverWebhook, tryWebhook } from "./redeliver-webhook";
import { backoffOf, MOST_ATTEMPTS } from "./rules";
import { NewWebhook } from "./schema";
import { sendWebhook } from "./send-webhook";
import { createWebhook, deleteWebhook, rotateSecret, updateWebhook } from "./write-endpoints";

const published = vi.hoisted(() => [] as { body: unknown; delay?: number; deduplicationId: string }[]);
vi.mock("@/lib/services/queue", async (original) => ({
  ...(await original<typeof import("@/lib/services/queue")>()),
  publishMessages: async (messages: typeof published) => {
    published.push(...messages);
  },
}));

const db = useDatabase();
const context = (more: { now?: Date } = {}) => createContext(db(), "user:admin", more);

type Call = { headers: IncomingMessage["headers"]; body: string; url: string };
let server: Server;
let calls: Call[] = [];
let answer: { status: number; body?: string; headers?: Record<string, string>; delayMs?: number };

const receive = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    calls.push({ headers: request.headers, body: await receive(request), url: request.url ?? "" });
    if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
    response.writeHead(answer.status, answer.headers).end(answer.body ?? "thanks");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

beforeEach(() => {
  env.ALLOW_PRIVATE_WEBHOOKS = true;
  answer = { status: 200 };
  calls = [];
  published.length = 0;
});
afterEach(async () => {
  await db().delete(webhookAttempts);
  await db().delete(webhookDeliveries);
  await db().delete(webhookEndpoints);
  env.ALLOW_PRIVATE_WEBHOOKS = false;
});

const here = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

const addWebhook = async (more: Partial<NewWebhook> = {}) => {
  const made = await createWebhook(context(), NewWebhook.parse({ url: here(), ...more }));
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};

/** Records an event and fans it out to the webhooks; answers the event's id. */
const tell = async (type: "order.paid" | "order.created" = "order.paid", amount = "450.00") => {
  const orderId = createId("ord");
  const ctx = context();
  const data = {
    orderId,
    ...{
      userId: "usr_1",
      cartKey: "cart-of-somebody",
      lines: [{ productId: "p", quantity: 1, unitPrice: 45000 }],
    },
    ...{ subtotal: 45000, total: 45000, currency: "usd" },
  };
  await inTransaction(db(), (tx) =>
    recordEvent(tx, ctx, {
      type,
      aggregateId: orderId,
      data: type === "order.paid" ? data : { orderId },
      attributes: { amount },
    } as Parameters<typeof recordEvent>[2]),
  );
  await dispatchOutbox(db());
  const [event] = await db().select().from(events).where(eq(events.aggregateId, orderId));
  const [delivery] = (
    await db()
      .select()
      .from(deliveries)
      .where(eq(deliveries.eventId, event?.id ?? ""))
  ).filter(({ subscription }) => subscription === "webhooks");
  published.length = 0;
  const after = context();
  await deliver(after, { deliveryId: delivery?.id ?? "", job: webhookFanOut, lastTry: false });
  for (const run of after.afterwards) await run(after);
  return event?.id ?? "";
};

const only = async () => {
  const [row] = await db().select().from(webhookDeliveries);
  if (!row) throw new Error("there is no delivery");
  return row;
};

const verify = ({ headers, body }: Call, secret: string): boolean => {
  const content = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const wanted = `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(wanted);
};

describe("an event", () => {
  test("reaches an endpoint signed, without who bought and from which cart", async () => {
    const { webhook, secret } = await addWebhook();
    const eventId = await tell();
    expect(published).toMatchObject([{ body: { attempt: 1 }, delay: 0 }]);
    await sendWebhook(context(), published[0]?.body);
    const [call] = calls;
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
    expect(calls).toHaveLength(1);
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
    expect(calls).toHaveLength(1);
  });
});

describe("a failing endpoint", () => {
  test("is tried again later and later, until the attempts are used up", async () => {
    answer = { status: 503, body: "busy" };
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
    const [endpoint] = await listWebhooks(db(), new Date());
    expect(endpoint).toMatchObject({ webhook: { enabled: true }, counts: { failed: 1 } });
    expect(endpoint?.webhook.failingSince).not.toBeNull();
  });

  test("is switched off after days in vain, with an alarm that ends when it is on again", async () => {
    answer = { status: 500 };
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
    answer = { status: 410 };
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
    answer = { status: 302, headers: { location: "http://169.254.169.254/latest" } };
    await addWebhook();
    await tell();
    await sendWebhook(context(), published[0]?.body);
    expect(calls).toHaveLength(1);
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
  answer = { status: 500 };
  const { webhook } = await addWebhook();
  const eventId = await tell();
  const { id } = await only();
  expect(await redeliverWebhook(context(), id)).toMatchObject({ ok: false, problem: { slug: "conflict" } });
  await db().update(webhookDeliveries).set({ status: "failed", attempts: 8, attemptsAllowed: 8 });
  answer = { status: 204 };
  expect(await redeliverWebhook(context(), id)).toEqual({ ok: true, value: { deliveryId: id } });
  await sendWebhook(context(), published.at(-1)?.body);
  expect(calls.at(-1)?.headers["webhook-id"]).toBe(eventId);
  expect(await only()).toMatchObject({ status: "succeeded", attempts: 9 });
  const [entry] = await db().select().from(auditEntries).where(eq(auditEntries.action, "webhook.redeliver"));
  expect(entry).toMatchObject({ subject: webhook.id, actor: "user:admin" });
});

test("after a rotation both secrets sign for a day, then the new one alone", async () => {
  const { webhook, secret } = await addWebhook();
  const rotated = await rotateSecret(context(), webhook.id);
  if (!rotated.ok) throw new Error("not rotated");
  await tryWebhook(context(), webhook.id);
  await sendWebhook(context(), published.at(-1)?.body);
  const during = calls.at(-1);
  expect(during && [verify(during, secret), verify(during, rotated.value.secret)]).toEqual([true, true]);
  await tryWebhook(context(), webhook.id);
  await sendWebhook(context({ now: new Date(Date.now() + 25 * 3_600_000) }), published.at(-1)?.body);
  const later = calls.at(-1);
  expect(later && [verify(later, secret), verify(later, rotated.value.secret)]).toEqual([false, true]);
  const [row] = await db().select().from(webhookEndpoints);
  expect(JSON.stringify(row)).not.toContain(secret.slice(6, 20));
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

test("a deleted endpoint is called no more and is not found", async () => {
  const { webhook } = await addWebhook();
  await tell();
  expect(await deleteWebhook(context(), webhook.id)).toEqual({ ok: true, value: null });
  await sendWebhook(context(), published[0]?.body);
  expect(calls).toHaveLength(0);
  expect(await findWebhook(db(), webhook.id, new Date())).toBeNull();
  expect(await deleteWebhook(context(), webhook.id)).toMatchObject({ problem: { slug: "not-found" } });
});

test("what is wrong with an endpoint is named field by field", async () => {
  env.ALLOW_PRIVATE_WEBHOOKS = false;
  const input = NewWebhook.parse({
    url: "http://example.com",
    filterPolicy: { amount: [{ numeric: ["~", 1] }] },
  });
  const refused = await createWebhook(context(), input);
  expect(refused.ok ? [] : refused.problem.errors?.map(({ path }) => path)).toEqual([
    "url",
    "filterPolicy.amount.0",
  ]);
});

describe("outside of a shop on one machine", () => {
  beforeEach(() => {
    env.ALLOW_PRIVATE_WEBHOOKS = false;
  });

  test.each([
    "http://example.com/hook",
    "ftp://example.com",
    "nonsense",
    "https://user:pass@example.com",
    "https://172.20.0.1/",
    "https://100.100.100.200/",
    "https://[::ffff:7f00:1]/",
    "https://[64:ff9b::a00:1]/",
  ])("%s is refused", (url) => {
    expect(webhookUrlFault(url)).not.toBeNull();
  });

  test.each(["https://example.com/hook?a=b", "https://93.184.216.34:8443/", "https://[2606:4700::1111]/"])(
    "%s is accepted",
    (url) => expect(webhookUrlFault(url)).toBeNull(),
  );

  test("a name that leads to a private address is not called", async () => {
    const sealed = await callWebhook(here().replace("127.0.0.1", "localhost"), { headers: {}, body: "{}" });
    expect(sealed).toMatchObject({ status: null, error: expect.any(String) });
    expect(calls).toHaveLength(0);
  });
});

test("long and unprintable answers are kept as a readable beginning", async () => {
  answer = { status: 200, body: `\u0000\u0007${"x".repeat(100_000)}` };
  const got = await callWebhook(here(), { headers: {}, body: "{}" });
  expect(got.response).toBe("x".repeat(1000));
});

test("nobody answers: the reason is in words", async () => {
  const got = await callWebhook("http://127.0.0.1:1/", { headers: {}, body: "{}" });
  expect(got).toMatchObject({ status: null, error: expect.stringContaining("ECONNREFUSED") });
});

test("sealed text is read for its purpose only, and not at all when altered", () => {
  const sealed = seal("a secret", "one");
  expect(unseal(sealed, "one")).toBe("a secret");
  expect(unseal(sealed, "two")).toBeNull();
  const altered = `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`;
  expect(unseal(altered, "one")).toBeNull();
});
