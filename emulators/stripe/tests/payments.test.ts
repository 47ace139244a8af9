import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorOf, type Harness, pay, startHarness } from "./harness";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const last4Of = (charge: Stripe.PaymentIntent["latest_charge"]): string | null | undefined =>
  typeof charge === "object" ? charge?.payment_method_details?.card?.last4 : undefined;

describe("PaymentIntents", () => {
  it("are created for the browser to confirm", async () => {
    const intent = await harness.stripe.paymentIntents.create({
      amount: 1999,
      currency: "USD",
      automatic_payment_methods: { enabled: true },
      metadata: { order: "o1" },
      receipt_email: "a@example.com",
    });
    expect(intent).toMatchObject({
      object: "payment_intent",
      status: "requires_payment_method",
      amount: 1999,
      currency: "usd",
      livemode: false,
      metadata: { order: "o1" },
      receipt_email: "a@example.com",
      automatic_payment_methods: { enabled: true },
      payment_method_types: ["card", "us_bank_account"],
    });
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_`));
    expect(intent.lastResponse.requestId).toMatch(/^req_/);
    expect(intent.lastResponse.apiVersion).toBe("2026-10-28.endive");
  });

  it.each([
    ["pm_card_visa", "visa", "4242"],
    ["pm_card_mastercard", "mastercard", "4444"],
    ["pm_card_amex", "amex", "0005"],
  ])("succeed with %s", async (token, brand, last4) => {
    const paid = await pay(harness.stripe, token, {
      expand: ["latest_charge.balance_transaction", "payment_method"],
    });
    expect(paid).toMatchObject({
      status: "succeeded",
      amount_received: 1200,
      payment_method: { type: "card", card: { brand, last4 } },
      latest_charge: {
        status: "succeeded",
        paid: true,
        balance_transaction: { amount: 1200, type: "charge" },
      },
    });
  });

  it("offer the payment methods that the request leaves open", async () => {
    const create = (more: Partial<Stripe.PaymentIntentCreateParams>) =>
      harness.stripe.paymentIntents.create({ amount: 900, currency: "usd", ...more });
    const cardOnly = await create({ allowed_payment_method_types: ["card", "klarna"] });
    expect(cardOnly).toMatchObject({
      payment_method_types: ["card"],
      allowed_payment_method_types: ["card", "klarna"],
    });
    const noDebit = await create({ excluded_payment_method_types: ["us_bank_account"] });
    expect(noDebit.payment_method_types).toEqual(["card"]);
    const call = harness.stripe.paymentIntents.confirm(cardOnly.id, {
      payment_method: "pm_usBankAccount_success",
    });
    expect((await errorOf(call)).code).toBe("payment_intent_incompatible_payment_method");
  });

  it("take a card by its number and keep only brand, last4 and expiry", async () => {
    const intent = await harness.stripe.paymentIntents.create({ amount: 700, currency: "usd" });
    const paid = await harness.stripe.paymentIntents.confirm(intent.id, {
      payment_method_data: {
        type: "card",
        card: { number: "5555555555554444", exp_month: 7, exp_year: 2040, cvc: "123" },
      } as never,
      return_url: "https://shop.example/done",
      expand: ["latest_charge"],
    });
    expect(paid.status).toBe("succeeded");
    expect(last4Of(paid.latest_charge)).toBe("4444");
  });

  it.each([
    ["pm_card_visa_chargeDeclined", "card_declined", "generic_decline"],
    ["pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
    ["pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
    ["pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"],
    ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"],
    ["pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error"],
  ])("are declined with %s", async (token, code, declineCode) => {
    const error = await errorOf(pay(harness.stripe, token));
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({ statusCode: 402, code, decline_code: declineCode });
    expect(error.charge).toMatch(/^ch_/);
    expect(error.payment_intent).toMatchObject({
      status: "requires_payment_method",
      payment_method: null,
      last_payment_error: { code, payment_method: { type: "card" } },
    });
  });

  it("can be paid with another card after a decline", async () => {
    const error = await errorOf(pay(harness.stripe, "pm_card_visa_chargeDeclined"));
    const id = error.payment_intent?.id ?? "";
    const paid = await harness.stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa" });
    expect(paid).toMatchObject({ status: "succeeded", last_payment_error: null });
    const charges = await harness.stripe.charges.list({ payment_intent: id });
    expect(charges.data.map((charge) => charge.status)).toEqual(["succeeded", "failed"]);
  });

  it("hold money for a later capture", async () => {
    const held = await pay(harness.stripe, "pm_card_visa", { capture_method: "manual" });
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 1200, amount_received: 0 });
    const tooMuch = await errorOf(
      harness.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1201 }),
    );
    expect(tooMuch.code).toBe("amount_too_large");
    const taken = await harness.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1000 });
    expect(taken).toMatchObject({ status: "succeeded", amount_received: 1000, amount_capturable: 0 });
  });

  it("refuse steps that their state does not allow", async () => {
    const paid = await pay(harness.stripe, "pm_card_visa");
    const { paymentIntents } = harness.stripe;
    for (const call of [
      paymentIntents.confirm(paid.id, { payment_method: "pm_card_visa" }),
      paymentIntents.cancel(paid.id),
      paymentIntents.capture(paid.id),
      paymentIntents.update(paid.id, { amount: 5000 }),
    ]) {
      const error = await errorOf(call);
      expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
      expect(error).toMatchObject({
        code: "payment_intent_unexpected_state",
        payment_intent: { id: paid.id, status: "succeeded" },
      });
    }
    const open = await paymentIntents.create({ amount: 900, currency: "usd" });
    const withoutMethod = await errorOf(
      paymentIntents.confirm(open.id, { return_url: "https://shop.example" }),
    );
    expect(withoutMethod.code).toBe("payment_intent_unexpected_state");
  });

  it("are canceled once, and stay so", async () => {
    const open = await harness.stripe.paymentIntents.create({ amount: 900, currency: "usd" });
    const canceled = await harness.stripe.paymentIntents.cancel(open.id, {
      cancellation_reason: "abandoned",
    });
    expect(canceled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
    expect((await errorOf(harness.stripe.paymentIntents.cancel(open.id))).message).toContain(
      "because it has a status of canceled",
    );
    const confirm = harness.stripe.paymentIntents.confirm(open.id, { payment_method: "pm_card_visa" });
    expect((await errorOf(confirm)).code).toBe("payment_intent_unexpected_state");
  });

  it("are updated while unpaid, and described afterwards", async () => {
    const open = await harness.stripe.paymentIntents.create({
      amount: 900,
      currency: "usd",
      metadata: { a: "1", b: "2" },
    });
    const updated = await harness.stripe.paymentIntents.update(open.id, {
      amount: 1500,
      metadata: { a: "", c: "3" },
    });
    expect(updated).toMatchObject({ amount: 1500, metadata: { b: "2", c: "3" } });
    expect(updated.metadata).not.toHaveProperty("a");
    await harness.stripe.paymentIntents.confirm(open.id, {
      payment_method: "pm_card_visa",
      return_url: "https://shop.example",
    });
    const described = await harness.stripe.paymentIntents.update(open.id, { description: "Order 7" });
    expect(described).toMatchObject({ description: "Order 7", status: "succeeded" });
  });

  it.each([
    [{ amount: 49, currency: "usd" }, "amount_too_small"],
    [{ amount: 100_000_000, currency: "usd" }, "amount_too_large"],
    [{ amount: 12.5, currency: "usd" }, "parameter_invalid_integer"],
    [{ amount: 100, currency: "xxx" }, "parameter_unknown"],
    [{ currency: "usd" }, "parameter_missing"],
    [{ amount: 100, currency: "usd", colour: "red" }, "parameter_unknown"],
    [{ amount: 100, currency: "usd", payment_method_types: ["card"] }, "parameter_unknown"],
    [{ amount: 100, currency: "usd", receipt_email: "nobody" }, "email_invalid"],
  ])("refuse %j as %s", async (params, code) => {
    const error = await errorOf(
      harness.stripe.paymentIntents.create(params as Stripe.PaymentIntentCreateParams),
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ statusCode: 400, code });
  });

  it("answers unknown ids, wrong keys and unknown routes as errors, never as objects", async () => {
    const missing = await errorOf(harness.stripe.paymentIntents.retrieve("pi_none"));
    expect(missing).toMatchObject({ statusCode: 404, code: "resource_missing" });
    expect(missing.message).toBe("No such payment_intent: 'pi_none'");

    const { hostname, port } = new URL(harness.service.url);
    const options = { host: hostname, port: Number(port), protocol: "http" } as const;
    const stranger = new Stripe("sk_test_wrong", options);
    expect(await errorOf(stranger.balance.retrieve())).toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
    const browser = new Stripe(harness.service.env.STRIPE_PUBLISHABLE_KEY ?? "", options);
    expect(await errorOf(browser.balance.retrieve())).toMatchObject({ code: "secret_key_required" });
    expect(await errorOf(harness.stripe.products.list())).toMatchObject({ statusCode: 404 });
  });
});

describe("lists", () => {
  it("page through everything and filter by creation time", async () => {
    const { stripe } = harness;
    const customer = await stripe.customers.create({ email: "pages@example.com" });
    for (let index = 0; index < 23; index += 1)
      await stripe.paymentIntents.create({ amount: 1000 + index, currency: "usd", customer: customer.id });
    const amounts: number[] = [];
    for await (const intent of stripe.paymentIntents.list({ customer: customer.id, limit: 5 }))
      amounts.push(intent.amount);
    expect(amounts).toEqual(Array.from({ length: 23 }, (_, index) => 1022 - index));

    const now = Math.floor(Date.now() / 1000);
    const later = await stripe.paymentIntents.list({ created: { gt: now + 60 } });
    expect(later.data).toHaveLength(0);
    const since = await stripe.paymentIntents.list({ created: { gte: now - 60, lte: now + 1 }, limit: 3 });
    expect(since).toMatchObject({ has_more: true, data: [{}, {}, {}] });
    const expanded = await stripe.paymentIntents.list({ limit: 2, expand: ["data.customer"] });
    expect(expanded.data[0]?.customer).toMatchObject({ email: "pages@example.com" });
  });

  it("are searched by metadata", async () => {
    const intent = await harness.stripe.paymentIntents.create({
      amount: 777,
      currency: "usd",
      metadata: { orderId: "needle" },
    });
    const found = await harness.stripe.paymentIntents.search({
      query: "metadata['orderId']:'needle' AND status:'requires_payment_method' AND amount>700",
    });
    expect(found.data.map((row) => row.id)).toEqual([intent.id]);
  });
});
