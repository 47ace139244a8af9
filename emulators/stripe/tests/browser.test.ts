import type { PaymentIntentResult, StripeElements } from "@stripe/stripe-js";
import { type Browser, chromium, type FrameLocator, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "./harness";
import { openShop } from "./shop-page";

type ShopWindow = {
  shop: {
    elements: StripeElements;
    events: Record<string, unknown>[];
    open(options: object): Promise<void>;
    pay(options: object): Promise<PaymentIntentResult>;
  };
};

let harness: Harness;
let shop: Awaited<ReturnType<typeof openShop>>;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  harness = await startHarness();
  shop = await openShop(harness.service.url);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium" });
});
afterAll(async () => {
  await browser.close();
  await shop.close();
  await harness.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
  complaints = [];
  page.on("console", (message) => {
    if (message.type() === "warning" || message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${shop.url}/checkout`);
});
afterEach(() => page.close());

const form = (): FrameLocator => page.frameLocator("iframe[title='Secure payment input frame']");
const challenge = (): FrameLocator => page.frameLocator("iframe[title='3D Secure authentication']");

const openForm = async (elements: object = {}, payment: object = {}) => {
  const intent = await harness.stripe.paymentIntents.create({
    amount: 2350,
    currency: "usd",
    automatic_payment_methods: { enabled: true },
  });
  await page.evaluate((options) => (window as unknown as ShopWindow).shop.open(options), {
    scriptUrl: harness.service.env.STRIPE_JS_URL,
    publishableKey: harness.service.env.STRIPE_PUBLISHABLE_KEY,
    elements: { clientSecret: intent.client_secret, ...elements },
    payment,
  });
  return intent;
};

const fillCard = async (number: string) => {
  await form().getByLabel("Card number").fill(number);
  await form().getByLabel("Expiration date").fill("12 / 40");
  await form().getByLabel("Security code").fill("123");
  await form().getByLabel("Country").selectOption("US");
  await form().getByLabel("ZIP code").fill("94107");
};

const pay = (options: object): Promise<PaymentIntentResult> =>
  page.evaluate((given) => (window as unknown as ShopWindow).shop.pay(given), options);

/** Pays and is taken away from the page, so that there is nothing to wait for but the address. */
const payAndLeave = async (between?: () => Promise<void>): Promise<URL> => {
  await page.evaluate(
    (returnUrl) =>
      void (window as unknown as ShopWindow).shop.pay({ confirmParams: { return_url: returnUrl } }),
    `${shop.url}/checkout/complete?order=7`,
  );
  await between?.();
  await page.waitForURL("**/checkout/complete**");
  return new URL(page.url());
};

const statusOf = async (id: string) => (await harness.stripe.paymentIntents.retrieve(id)).status;

describe("the Payment Element", () => {
  it("pays with a card and returns to the shop, under a strict policy and without a complaint", async () => {
    const intent = await openForm();
    await fillCard("4242 4242 4242 4242");
    const returned = await payAndLeave();
    expect(Object.fromEntries(returned.searchParams)).toEqual({
      order: "7",
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: "succeeded",
    });
    const paid = await harness.stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    expect(paid).toMatchObject({
      status: "succeeded",
      latest_charge: { billing_details: { address: { country: "US", postal_code: "94107" } } },
    });
    expect(complaints).toEqual([]);
  });

  it("tells why a card was declined, and takes another one", async () => {
    const intent = await openForm();
    await fillCard("4000000000009995");
    const declined = await pay({ redirect: "if_required" });
    expect(declined.error).toMatchObject({
      type: "card_error",
      code: "card_declined",
      decline_code: "insufficient_funds",
      message: "Your card has insufficient funds.",
      payment_intent: { id: intent.id, status: "requires_payment_method" },
    });
    await fillCard("5555555555554444");
    const paid = await pay({ redirect: "if_required" });
    expect(paid.paymentIntent).toMatchObject({ id: intent.id, status: "succeeded" });
  });

  it("has the shopper pass 3-D Secure over the page", async () => {
    const intent = await openForm();
    await fillCard("4000002760003184");
    const returned = await payAndLeave(async () => {
      await challenge().getByText("$23.50").waitFor();
      expect(await statusOf(intent.id)).toBe("requires_action");
      await challenge().getByRole("button", { name: "Complete" }).click();
    });
    expect(returned.searchParams.get("redirect_status")).toBe("succeeded");
    expect(await statusOf(intent.id)).toBe("succeeded");
    expect(complaints).toEqual([]);
  });

  it("stays on the page when 3-D Secure fails", async () => {
    await openForm();
    await fillCard("4000000000003220");
    const result = pay({ redirect: "if_required" });
    await challenge().getByRole("button", { name: "Fail" }).click();
    expect((await result).error).toMatchObject({
      code: "payment_intent_authentication_failure",
      payment_intent: { status: "requires_payment_method" },
    });
    expect(await page.locator("iframe[title='3D Secure authentication']").count()).toBe(0);
  });

  it("debits a bank account, which takes its time", async () => {
    const intent = await openForm();
    await form().getByRole("tab", { name: "Bank debit" }).click();
    await form().getByLabel("Full name").fill("Jenny Rosen");
    await form().getByLabel("Email").fill("jenny@example.com");
    await form().getByLabel("Routing number").fill("110000000");
    await form().getByLabel("Account number").fill("000123456789");
    const result = await pay({ redirect: "if_required" });
    expect(result.paymentIntent).toMatchObject({ status: "processing" });
    await expect.poll(() => statusOf(intent.id)).toBe("succeeded");
  });

  it("says what is wrong before anything is sent", async () => {
    const intent = await openForm();
    expect((await pay({ redirect: "if_required" })).error).toMatchObject({
      type: "validation_error",
      code: "incomplete_number",
    });
    await expect.poll(() => form().getByText("Your card number is incomplete.").isVisible()).toBe(true);
    await form().getByLabel("Card number").fill("4242424242424241");
    await form().getByLabel("Expiration date").fill("0120");
    await form().getByLabel("Security code").focus();
    await expect.poll(() => form().getByText("Your card number is invalid.").isVisible()).toBe(true);
    expect(await form().getByText("Your card's expiration year is in the past.").isVisible()).toBe(true);
    expect(await form().getByLabel("Card number").getAttribute("aria-invalid")).toBe("true");
    expect(await statusOf(intent.id)).toBe("requires_payment_method");
  });

  it("formats what is typed and reports its state to the shop", async () => {
    await openForm();
    await form().getByLabel("Card number").pressSequentially("378282246310005");
    await form().getByLabel("Expiration date").pressSequentially("740");
    expect(await form().getByLabel("Card number").inputValue()).toBe("3782 822463 10005");
    expect(await form().getByLabel("Expiration date").inputValue()).toBe("07 / 40");
    await form().getByLabel("Security code").fill("1234");
    await form().getByLabel("ZIP code").fill("94107");
    const events = () => page.evaluate(() => (window as unknown as ShopWindow).shop.events);
    await expect
      .poll(async () => (await events()).at(-1))
      .toMatchObject({
        type: "change",
        elementType: "payment",
        complete: true,
        empty: false,
        value: { type: "card" },
      });
    const documentText = await page.evaluate(() => document.documentElement.outerHTML);
    expect(documentText).not.toContain("3782");
  });

  it("wears the shop's colours", async () => {
    await openForm({
      appearance: {
        variables: {
          colorPrimary: "#1c5b3a",
          colorBackground: "#1b231a",
          colorText: "#eff3e8",
          borderRadius: "14px",
        },
        rules: { ".Label": { fontWeight: "600" } },
      },
    });
    const input = form().getByLabel("Card number");
    const style = await input.evaluate((node) => {
      const { backgroundColor, color, borderTopLeftRadius } = getComputedStyle(node);
      return { backgroundColor, color, borderTopLeftRadius };
    });
    expect(style).toEqual({
      backgroundColor: "rgb(27, 35, 26)",
      color: "rgb(239, 243, 232)",
      borderTopLeftRadius: "14px",
    });
    const weight = await form()
      .getByText("Card number")
      .evaluate((node) => getComputedStyle(node).fontWeight);
    expect(weight).toBe("600");
  });

  it("can be taken out and put back, and follows the shop's theme", async () => {
    await openForm({ appearance: { variables: { colorBackground: "#ffffff" } } });
    await page.evaluate(async () => {
      const { elements } = (window as unknown as ShopWindow).shop;
      const element = elements.getElement("payment");
      element?.unmount();
      element?.mount("#payment");
      await elements.update({ appearance: { variables: { colorBackground: "#1b231a" } } });
    });
    const background = () =>
      form()
        .getByLabel("Card number")
        .evaluate((node) => getComputedStyle(node).backgroundColor);
    await expect.poll(background).toBe("rgb(27, 35, 26)");
    expect(await page.locator("#payment iframe").count()).toBe(1);
    await form().getByLabel("Card number").focus();
    const focused = () => page.evaluate(() => (window as unknown as ShopWindow).shop.events.at(-1)?.type);
    await expect.poll(focused).toBe("focus");
    await fillCard("4242424242424242");
    expect((await pay({ redirect: "if_required" })).paymentIntent?.status).toBe("succeeded");
  });

  it("hands on what the API cannot do, and keeps what was typed", async () => {
    await openForm();
    await fillCard("4242424242424242");
    harness.faults.add({ service: "stripe", rule: "/confirm", status: 503, count: 1 });
    expect((await pay({ redirect: "if_required" })).error).toMatchObject({ type: "api_error" });
    expect(await form().getByLabel("Card number").inputValue()).toBe("4242 4242 4242 4242");
    expect((await pay({ redirect: "if_required" })).paymentIntent?.status).toBe("succeeded");
  });

  it("works before there is a PaymentIntent", async () => {
    await openForm({ clientSecret: undefined, mode: "payment", amount: 2350, currency: "usd" });
    await fillCard("4242424242424242");
    const intent = await harness.stripe.paymentIntents.create({ amount: 2350, currency: "usd" });
    const result = await pay({ clientSecret: intent.client_secret, redirect: "if_required" });
    expect(result.paymentIntent).toMatchObject({ id: intent.id, status: "succeeded" });
  });

  it("reports that it cannot load", async () => {
    harness.faults.add({ service: "stripe", rule: "/v1/elements/sessions", status: 500, count: 1 });
    await expect(openForm()).rejects.toThrow("An error occurred internally");
  });
});
