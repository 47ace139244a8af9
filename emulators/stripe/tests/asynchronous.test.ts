import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorOf, type Harness, pay, startHarness } from "./harness";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness(150);
});
afterAll(() => harness.stop());

const statusOf = async (id: string) => (await harness.stripe.paymentIntents.retrieve(id)).status;

describe("bank debits", () => {
  it("are processing until the bank pays", async () => {
    const intent = await pay(harness.stripe, "pm_usBankAccount_success");
    expect(intent.status).toBe("processing");
    expect((await errorOf(harness.stripe.paymentIntents.cancel(intent.id))).code).toBe(
      "payment_intent_unexpected_state",
    );
    await expect.poll(() => statusOf(intent.id)).toBe("succeeded");
    await harness.drain();
    const types = harness.endpoint.received
      .filter(({ event }) => (event.data.object as { id: string }).id === intent.id)
      .map(({ event }) => event.type);
    expect(types).toEqual([
      "payment_intent.created",
      "payment_intent.processing",
      "payment_intent.succeeded",
    ]);
  });

  it("fail when the account is empty", async () => {
    const intent = await pay(harness.stripe, "pm_usBankAccount_insufficientFunds");
    expect(intent.status).toBe("processing");
    await expect.poll(() => statusOf(intent.id)).toBe("requires_payment_method");
    const failed = await harness.stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    expect(failed).toMatchObject({
      last_payment_error: { code: "insufficient_funds" },
      latest_charge: { status: "failed" },
    });
  });

  it("can be left undecided, settled from outside, or called back", async () => {
    const left = await pay(harness.stripe, "pm_usBankAccount_processing");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await statusOf(left.id)).toBe("processing");
    const settled = await harness.standin("POST", `/payment-intents/${left.id}/settle`, {
      outcome: "succeeded",
    });
    expect(settled).toMatchObject({ status: "succeeded" });
    const recalled = await pay(harness.stripe, "pm_usBankAccount_processing");
    expect(await harness.stripe.paymentIntents.cancel(recalled.id)).toMatchObject({ status: "canceled" });
  });

  it("are settled after a restart as well", async () => {
    const intent = await pay(harness.stripe, "pm_usBankAccount_success");
    await harness.restart();
    await expect.poll(() => statusOf(intent.id)).toBe("succeeded");
  });
});
