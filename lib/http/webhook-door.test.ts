import { createHmac, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { POST as webhook } from "@/app/api/payment/webhook/route";
import { env, requireEnv } from "@/lib/kernel/env";
import { listOpenFindings } from "@/lib/orders/findings-queries";
import { createPaymentIntent } from "@/lib/services/payments";
import { payIntent } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";

const db = useDatabase();

const slugOf = async (response: Response) => {
  const { type } = (await response.json()) as { type: string };
  return type.split("/").at(-1);
};

describe("Stripe's webhook", () => {
  const deliver = (payload: string, signature: string) =>
    webhook(
      new Request(`${env.APP_URL}/api/payment/webhook`, {
        method: "POST",
        body: payload,
        headers: { "stripe-signature": signature },
      }),
      { params: Promise.resolve({}) },
    );
  const sign = (
    payload: string,
    at = Math.floor(Date.now() / 1000),
    secret = requireEnv("STRIPE_WEBHOOK_SECRET"),
  ) => `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${payload}`).digest("hex")}`;
  const unknownType = JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "price.created",
    data: { object: {} },
  });

  test("takes in what Stripe signed and refuses everything else", async () => {
    expect((await deliver(unknownType, sign(unknownType))).status).toBe(200);
    const old = Math.floor(Date.now() / 1000) - 301;
    expect(await slugOf(await deliver(unknownType, sign(unknownType, old)))).toBe("invalid-signature");
    expect(await slugOf(await deliver(unknownType, sign(unknownType, undefined, "whsec_other")))).toBe(
      "invalid-signature",
    );
    expect(await slugOf(await deliver(`${unknownType} `, sign(unknownType)))).toBe("invalid-signature");
    expect(await slugOf(await deliver(unknownType, ""))).toBe("invalid-signature");
  });

  test("refuses what is signed but is no event", async () => {
    for (const payload of ["", "{", "null", '"text"', "[]", '{"type":["price.created"]}', '{"id":"evt_1"}'])
      expect([payload, await slugOf(await deliver(payload, sign(payload)))]).toEqual([
        payload,
        "invalid-signature",
      ]);
  });

  const payloadOf = (type: string, object: object) =>
    JSON.stringify({ id: `evt_${randomUUID()}`, object: "event", type, created: 1, data: { object } });

  test.each([
    ["payment_intent.succeeded", { id: "pi_of_nobody" }],
    ["payment_intent.payment_failed", { id: "pi_of/../nobody?x=1" }],
    ["charge.dispute.created", { id: "dp_of_nobody" }],
    ["refund.updated", { id: "re_of_nobody" }],
    ["refund.updated", { id: "" }],
  ])("takes %s of what Stripe does not know as news of nothing", async (type, object) => {
    const payload = payloadOf(type, object);
    expect((await deliver(payload, sign(payload))).status).toBe(200);
    expect((await deliver(payload, sign(payload))).status).toBe(200);
  });

  test("shows money that came for nothing to a person, once", async () => {
    const intent = await createPaymentIntent({
      ...{ amount: 500, currency: "usd", idempotencyKey: randomUUID() },
      metadata: { topUpId: "top_of_nobody" },
    });
    await payIntent(intent.id, intent.client_secret);
    const payload = payloadOf("payment_intent.succeeded", intent);
    const answers = await Promise.all([1, 2, 3].map(() => deliver(payload, sign(payload))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const found = (await listOpenFindings(db())).filter(({ subject }) => subject === intent.id);
    expect(found).toMatchObject([{ kind: "payment-without-cause", actual: 500 }]);
  });

  test("ignores a payment under way that belongs to no order of ours", async () => {
    const intent = await createPaymentIntent({
      ...{ amount: 500, currency: "usd", idempotencyKey: randomUUID() },
      metadata: { orderId: "ord_none" },
    });
    const payload = payloadOf("payment_intent.created", intent);
    expect((await deliver(payload, sign(payload))).status).toBe(200);
    const found = await listOpenFindings(db());
    expect(found.filter(({ subject }) => subject === intent.id)).toEqual([]);
  });
});
