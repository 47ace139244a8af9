import { readFileSync } from "node:fs";
import { join } from "node:path";
import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Harness, pay, startHarness } from "./harness";

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.stop());

const fault = (rule: string, more = {}) => harness.faults.add({ service: "stripe", rule, count: 1, ...more });

describe("webhooks", () => {
  it("carry a signature that the real SDK accepts, and only for the bytes that were sent", async () => {
    await pay(harness.stripe, "pm_card_visa");
    await harness.drain();
    const secret = harness.service.env.STRIPE_WEBHOOK_SECRET ?? "";
    const { webhooks } = harness.stripe;
    expect(harness.endpoint.types().sort()).toEqual([
      "charge.succeeded",
      "payment_intent.created",
      "payment_intent.succeeded",
    ]);
    for (const { raw, signature } of harness.endpoint.received) {
      const event = webhooks.constructEvent(raw, signature, secret);
      expect(event).toMatchObject({ object: "event", livemode: false, api_version: "2026-10-28.endive" });
      expect(() => webhooks.constructEvent(raw.replace("1200", "1"), signature, secret)).toThrow(
        Stripe.errors.StripeSignatureVerificationError,
      );
    }
  });

  it("come again until they are taken, also after a restart", async () => {
    let refusals = 0;
    harness.endpoint.answer = () => {
      refusals += 1;
      return 500;
    };
    await harness.stripe.paymentIntents.create({ amount: 900, currency: "usd" });
    await expect.poll(() => refusals).toBeGreaterThan(0);
    await harness.restart();
    harness.endpoint.answer = () => 200;
    await harness.drain();
    expect(harness.endpoint.types()).toEqual(["payment_intent.created"]);
    const { deliveries } = await harness.standin("GET", "/deliveries");
    expect(deliveries).toMatchObject([{ state: "delivered" }]);
    const [event] = (await harness.stripe.events.list()).data;
    expect(event?.pending_webhooks).toBe(0);
  });

  it("can be dropped for good, one type of them", async () => {
    fault("webhook-drop:payment_intent.succeeded");
    const paid = await pay(harness.stripe, "pm_card_visa");
    await harness.drain();
    expect(harness.endpoint.types()).not.toContain("payment_intent.succeeded");
    const [event] = (await harness.stripe.events.list({ type: "payment_intent.succeeded" })).data;
    expect(event?.data.object).toMatchObject({ id: paid.id });
    await harness.standin("POST", `/events/${event?.id}/resend`);
    await harness.drain();
    expect(harness.endpoint.types()).toContain("payment_intent.succeeded");
  });

  it("can come twice", async () => {
    fault("webhook-duplicate:payment_intent.succeeded");
    await pay(harness.stripe, "pm_card_visa");
    await harness.drain();
    const twice = harness.endpoint.received.filter(({ event }) => event.type === "payment_intent.succeeded");
    expect(twice).toHaveLength(2);
    expect(new Set(twice.map(({ event }) => event.id)).size).toBe(1);
  });

  it("can come late", async () => {
    fault("webhook-delay:payment_intent.succeeded", { latencyMs: 300 });
    const started = Date.now();
    await pay(harness.stripe, "pm_card_visa");
    await harness.drain();
    expect(harness.endpoint.types().at(-1)).toBe("payment_intent.succeeded");
    expect(Date.now() - started).toBeGreaterThanOrEqual(300);
  });

  it("can come in another order", async () => {
    fault("webhook-reorder");
    await pay(harness.stripe, "pm_card_visa");
    await harness.drain();
    expect(harness.endpoint.types()).toEqual([
      "payment_intent.succeeded",
      "charge.succeeded",
      "payment_intent.created",
    ]);
  });

  it("can come before the confirmation is answered", async () => {
    fault("webhook-first");
    await pay(harness.stripe, "pm_card_visa");
    expect(harness.endpoint.types()).toContain("payment_intent.succeeded");
  });

  it("tell of a payment made without a browser", async () => {
    const open = await harness.stripe.paymentIntents.create({ amount: 900, currency: "usd" });
    const paid = await harness.standin("POST", `/payment-intents/${open.id}/pay`, {
      paymentMethod: "pm_card_threeDSecure2Required",
    });
    expect(paid).toMatchObject({ status: "succeeded" });
    await harness.drain();
    expect(harness.endpoint.types()).toContain("payment_intent.succeeded");
  });
});

describe("card numbers", () => {
  it("are nowhere on disk", async () => {
    const body = new URLSearchParams({
      "payment_method_data[type]": "card",
      "payment_method_data[card][number]": "4000000000009995",
      "payment_method_data[card][exp_month]": "9",
      "payment_method_data[card][exp_year]": "35",
      "payment_method_data[card][cvc]": "987",
      key: harness.service.env.STRIPE_PUBLISHABLE_KEY ?? "",
    });
    const open = await harness.stripe.paymentIntents.create({ amount: 900, currency: "usd" });
    body.set("client_secret", open.client_secret ?? "");
    const response = await fetch(`${harness.service.url}/v1/payment_intents/${open.id}/confirm`, {
      method: "POST",
      headers: { "idempotency-key": "browser" },
      body,
    });
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    expect(response.status).toBe(402);
    expect(error).toMatchObject({ type: "card_error", decline_code: "insufficient_funds" });
    expect(error.payment_intent).not.toHaveProperty("metadata");
    const journal = readFileSync(join(harness.dataDir, "stripe.ndjson"), "utf8");
    expect(journal).toContain('"9995"');
    expect(journal).not.toContain("4000000000009995");
    expect(journal).not.toContain('"987"');
  });
});
