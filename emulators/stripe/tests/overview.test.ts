import { afterAll, beforeAll, expect, it } from "vitest";
import { type Harness, pay, startHarness } from "./harness";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness(60_000);
});
afterAll(() => harness.stop());

const overview = async () => (await fetch(harness.service.url)).text();

it("shows payments, refunds, disputes and webhooks, and lets people act", async () => {
  const { stripe, service } = harness;
  expect(await overview()).toContain("No payments yet.");
  const paid = await pay(stripe, "pm_card_mastercard", { description: "<script>alert(1)</script>" });
  const refund = await stripe.refunds.create({ payment_intent: paid.id, amount: 300 });
  await pay(stripe, "pm_card_createDispute");
  const debit = await pay(stripe, "pm_usBankAccount_success");
  await harness.drain();

  const page = await overview();
  for (const text of [
    paid.id,
    refund.id,
    "mastercard ···· 4444",
    "needs response",
    "charge.refunded",
    "delivered",
  ])
    expect(page).toContain(text);
  expect(page).not.toContain("<script>alert");

  const pressed = await fetch(`${service.url}/standin/payment-intents/${debit.id}/settle`, {
    method: "POST",
    headers: { accept: "text/html" },
    body: new URLSearchParams({ outcome: "succeeded" }),
    redirect: "manual",
  });
  expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/"]);
  expect(await stripe.paymentIntents.retrieve(debit.id)).toMatchObject({ status: "succeeded" });
});
