import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorOf, type Harness, pay, startHarness } from "./harness";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

describe("refunds", () => {
  it("give back a part, then the rest, and never more", async () => {
    const { stripe } = harness;
    const paid = await pay(stripe, "pm_card_visa");
    const part = await stripe.refunds.create({
      payment_intent: paid.id,
      amount: 500,
      reason: "requested_by_customer",
    });
    expect(part).toMatchObject({ status: "succeeded", amount: 500, payment_intent: paid.id });
    const tooMuch = await errorOf(stripe.refunds.create({ payment_intent: paid.id, amount: 701 }));
    expect(tooMuch).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(tooMuch.message).toBe("Refund amount ($7.01) is greater than unrefunded amount on charge ($7.00)");
    expect(tooMuch.param).toBe("amount");
    const rest = await stripe.refunds.create({ payment_intent: paid.id });
    expect(rest.amount).toBe(700);
    expect((await errorOf(stripe.refunds.create({ payment_intent: paid.id }))).code).toBe(
      "charge_already_refunded",
    );

    const charge = await stripe.charges.retrieve(String(paid.latest_charge), { expand: ["refunds"] });
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 1200 });
    expect(charge.refunds?.data.map((refund) => refund.amount)).toEqual([700, 500]);
    const listed = await stripe.refunds.list({ payment_intent: paid.id });
    expect(listed.data).toHaveLength(2);
    await harness.drain();
    expect(harness.endpoint.types().filter((type) => /refund/.test(type))).toEqual(
      expect.arrayContaining(["refund.created", "charge.refunded", "refund.updated"]),
    );
  });

  it("of many at once never exceed what was paid", async () => {
    const { stripe } = harness;
    const paid = await pay(stripe, "pm_card_visa");
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => stripe.refunds.create({ payment_intent: paid.id, amount: 100 })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(12);
  });

  it("need money to give back", async () => {
    const open = await harness.stripe.paymentIntents.create({ amount: 900, currency: "usd" });
    const error = await errorOf(harness.stripe.refunds.create({ payment_intent: open.id }));
    expect(error.message).toBe(
      `This PaymentIntent (${open.id}) does not have a successful charge to refund.`,
    );
  });

  it("may stay pending for a while, or fail in the end", async () => {
    const { stripe } = harness;
    const slow = await pay(stripe, "pm_card_pendingRefund");
    const pending = await stripe.refunds.create({ payment_intent: slow.id });
    expect(pending.status).toBe("pending");
    await expect.poll(async () => (await stripe.refunds.retrieve(pending.id)).status).toBe("succeeded");

    const bad = await pay(stripe, "pm_card_refundFail");
    const doomed = await stripe.refunds.create({ payment_intent: bad.id });
    await expect.poll(async () => (await stripe.refunds.retrieve(doomed.id)).status).toBe("failed");
    expect(await stripe.charges.retrieve(String(bad.latest_charge))).toMatchObject({ amount_refunded: 0 });
  });
});

describe("disputes", () => {
  it("are opened by the documented card and closed from outside", async () => {
    const { stripe } = harness;
    const paid = await pay(stripe, "pm_card_createDispute");
    expect(paid.status).toBe("succeeded");
    const [dispute] = (await stripe.disputes.list({ payment_intent: paid.id })).data;
    expect(dispute).toMatchObject({ reason: "fraudulent", status: "needs_response", amount: 1200 });
    const refund = await errorOf(stripe.refunds.create({ payment_intent: paid.id }));
    expect(refund.code).toBe("charge_disputed");
    const closed = await harness.standin("POST", `/disputes/${dispute?.id}/close`, { outcome: "won" });
    expect(closed).toMatchObject({ status: "won" });
    await harness.drain();
    expect(harness.endpoint.types()).toEqual(
      expect.arrayContaining([
        "charge.dispute.created",
        "charge.dispute.closed",
        "charge.dispute.funds_reinstated",
      ]),
    );
    expect(await stripe.refunds.create({ payment_intent: paid.id })).toMatchObject({ status: "succeeded" });
  });
});
