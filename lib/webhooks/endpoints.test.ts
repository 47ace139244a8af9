import { beforeEach, describe, expect, test, vi } from "vitest";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { env } from "@/lib/kernel/env";
import { callWebhook, webhookUrlFault } from "@/lib/services/webhook-call";
import { useDatabase } from "@/testing/database";
import { findWebhook } from "./queries";
import { tryWebhook } from "./redeliver-webhook";
import { NewWebhook } from "./schema";
import { sendWebhook } from "./send-webhook";
import { type Message, useWebhooks, verify } from "./testing";
import { createWebhook, deleteWebhook, rotateSecret } from "./write-endpoints";

const published = vi.hoisted((): Message[] => []);
vi.mock("@/lib/services/queue", async (original) => ({
  ...(await original<typeof import("@/lib/services/queue")>()),
  publishMessages: async (messages: Message[]) => {
    published.push(...messages);
  },
}));

const db = useDatabase();
const { context, endpoint, addWebhook, tell } = useWebhooks(db, published);

test("after a rotation both secrets sign for a day, then the new one alone", async () => {
  const { webhook, secret } = await addWebhook();
  const rotated = await rotateSecret(context(), webhook.id);
  if (!rotated.ok) throw new Error("not rotated");
  await tryWebhook(context(), webhook.id);
  await sendWebhook(context(), published.at(-1)?.body);
  const during = endpoint.calls.at(-1);
  expect(during && [verify(during, secret), verify(during, rotated.value.secret)]).toEqual([true, true]);
  await tryWebhook(context(), webhook.id);
  await sendWebhook(context({ now: new Date(Date.now() + 25 * 3_600_000) }), published.at(-1)?.body);
  const later = endpoint.calls.at(-1);
  expect(later && [verify(later, secret), verify(later, rotated.value.secret)]).toEqual([false, true]);
  const [row] = await db().select().from(webhookEndpoints);
  expect(JSON.stringify(row)).not.toContain(secret.slice(6, 20));
});

test("a deleted endpoint is called no more and is not found", async () => {
  const { webhook } = await addWebhook();
  await tell();
  expect(await deleteWebhook(context(), webhook.id)).toEqual({ ok: true, value: null });
  await sendWebhook(context(), published[0]?.body);
  expect(endpoint.calls).toHaveLength(0);
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
    const sealed = await callWebhook(endpoint.url().replace("127.0.0.1", "localhost"), {
      headers: {},
      body: "{}",
    });
    expect(sealed).toMatchObject({ status: null, error: expect.any(String) });
    expect(endpoint.calls).toHaveLength(0);
  });
});

test("long and unprintable answers are kept as a readable beginning", async () => {
  endpoint.answer = { status: 200, body: `\u0000\u0007${"x".repeat(100_000)}` };
  const got = await callWebhook(endpoint.url(), { headers: {}, body: "{}" });
  expect(got.response).toBe("x".repeat(1000));
});

test("nobody answers: the reason is in words", async () => {
  const got = await callWebhook("http://127.0.0.1:1/", { headers: {}, body: "{}" });
  expect(got).toMatchObject({ status: null, error: expect.stringContaining("ECONNREFUSED") });
});
