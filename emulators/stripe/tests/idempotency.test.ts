import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorOf, type Harness, pay, startHarness } from "./harness";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const create = (amount: number, idempotencyKey: string) =>
  harness.stripe.paymentIntents.create({ amount, currency: "usd" }, { idempotencyKey });

describe("idempotency keys", () => {
  it("replay the first answer to the same request", async () => {
    const first = await create(1000, "order-1");
    const again = await create(1000, "order-1");
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(first.lastResponse.headers).not.toHaveProperty("idempotent-replayed");
    expect(again.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
  });

  it("refuse another request under the same key", async () => {
    await create(1000, "order-2");
    const error = await errorOf(create(1001, "order-2"));
    expect(error).toMatchObject({
      type: "StripeIdempotencyError",
      statusCode: 400,
      rawType: "idempotency_error",
    });
    const elsewhere = harness.stripe.customers.create({}, { idempotencyKey: "order-2" });
    expect((await errorOf(elsewhere)).rawType).toBe("idempotency_error");
  });

  it("replay a declined card too, but not a refused parameter", async () => {
    const decline = () =>
      errorOf(
        harness.stripe.paymentIntents.create(
          {
            amount: 1000,
            currency: "usd",
            confirm: true,
            payment_method: "pm_card_visa_chargeDeclined",
            allowed_payment_method_types: ["card"],
          },
          { idempotencyKey: "decline" },
        ),
      );
    const first = await decline();
    expect((await decline()).charge).toBe(first.charge);
    await errorOf(create(1, "small"));
    expect((await create(1000, "small")).amount).toBe(1000);
  });

  it("answer 409 while the first request is under way", async () => {
    harness.faults.add({ service: "stripe", rule: "webhook-first", count: 1 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    harness.endpoint.answer = async (event) => {
      if (event.type === "payment_intent.succeeded") await held;
      return 200;
    };
    const params = {
      amount: 1000,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_visa",
      allowed_payment_method_types: ["card"],
    };
    const slow = harness.stripe.paymentIntents.create(params, { idempotencyKey: "slow" });
    await expect
      .poll(() => harness.standin("GET", "/deliveries?state=waiting"))
      .toMatchObject({ deliveries: [{}] });
    const error = await errorOf(harness.stripe.paymentIntents.create(params, { idempotencyKey: "slow" }));
    expect(error).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    release();
    harness.endpoint.answer = () => 200;
    expect((await slow).status).toBe("succeeded");
  });

  it("survive a restart, as everything does", async () => {
    const before = await create(4200, "restart");
    const paid = await pay(harness.stripe, "pm_card_visa");
    await harness.drain();
    const keys = harness.service.env.STRIPE_SECRET_KEY;
    await harness.restart();
    expect(harness.service.env.STRIPE_SECRET_KEY).toBe(keys);
    const replayed = await create(4200, "restart");
    expect(replayed.id).toBe(before.id);
    expect(await harness.stripe.paymentIntents.retrieve(paid.id)).toMatchObject({ status: "succeeded" });
    const events = await harness.stripe.events.list({ type: "payment_intent.succeeded", limit: 1 });
    expect(events.data[0]?.data.object).toMatchObject({ id: paid.id });
  });
});
