import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorOf, type Harness, pay, startHarness } from "./harness";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const RETURN_URL = "https://shop.example/checkout/complete?order=7";

const answerChallenge = (url: string, outcome: "complete" | "fail") =>
  fetch(url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });

describe("3-D Secure", () => {
  it.each([
    "pm_card_authenticationRequired",
    "pm_card_authenticationRequiredOnSetup",
    "pm_card_threeDSecure2Required",
  ])("sends the shopper with %s to the bank and back", async (token) => {
    const intent = await pay(harness.stripe, token, { return_url: RETURN_URL });
    expect(intent).toMatchObject({
      status: "requires_action",
      next_action: { type: "redirect_to_url", redirect_to_url: { return_url: RETURN_URL } },
    });
    const url = intent.next_action?.redirect_to_url?.url ?? "";
    const page = await (await fetch(url)).text();
    expect(page).toContain("$12.00");
    const back = await answerChallenge(url, "complete");
    const location = new URL(back.headers.get("location") ?? "");
    expect(location.origin + location.pathname).toBe("https://shop.example/checkout/complete");
    expect(Object.fromEntries(location.searchParams)).toEqual({
      order: "7",
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: "succeeded",
    });
    expect(await harness.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: "succeeded" });
  });

  it("ends in an authentication failure when the shopper fails", async () => {
    const intent = await pay(harness.stripe, "pm_card_threeDSecure2Required", { return_url: RETURN_URL });
    const url = intent.next_action?.redirect_to_url?.url ?? "";
    const back = await answerChallenge(url, "fail");
    expect(back.headers.get("location")).toContain("redirect_status=failed");
    expect(await harness.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "payment_intent_authentication_failure" },
    });
  });

  it("may be passed and still declined", async () => {
    const intent = await pay(harness.stripe, "pm_card_threeDSecureRequiredChargeDeclined", {
      return_url: RETURN_URL,
    });
    await answerChallenge(intent.next_action?.redirect_to_url?.url ?? "", "complete");
    expect(await harness.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined", decline_code: "generic_decline" },
    });
  });

  it("is left to the browser SDK without a return address", async () => {
    const intent = await pay(harness.stripe, "pm_card_authenticationRequired");
    expect(intent).toMatchObject({ status: "requires_action", next_action: { type: "use_stripe_sdk" } });
  });

  it("declines at once when nobody is there to be asked", async () => {
    const error = await errorOf(pay(harness.stripe, "pm_card_authenticationRequired", { off_session: true }));
    expect(error).toMatchObject({ statusCode: 402, code: "authentication_required" });
  });

  it("an old challenge does nothing once another attempt has been made", async () => {
    const intent = await pay(harness.stripe, "pm_card_threeDSecure2Required", { return_url: RETURN_URL });
    const old = intent.next_action?.redirect_to_url?.url ?? "";
    await harness.stripe.paymentIntents.confirm(intent.id, {
      payment_method: "pm_card_threeDSecure2Required",
      return_url: RETURN_URL,
    });
    await answerChallenge(old, "complete");
    expect(await harness.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: "requires_action",
    });
  });

  it("guards a SetupIntent too", async () => {
    const intent = await harness.stripe.setupIntents.create({
      payment_method: "pm_card_authenticationRequired",
      confirm: true,
      return_url: RETURN_URL,
    });
    expect(intent.status).toBe("requires_action");
    await answerChallenge(intent.next_action?.redirect_to_url?.url ?? "", "complete");
    expect(await harness.stripe.setupIntents.retrieve(intent.id)).toMatchObject({ status: "succeeded" });
  });
});
