import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test as base, expect, type Page } from "playwright/test";

export type Platform = {
  app: { url: string };
  postgres: { url: string };
  stripe: { url: string; secretKey: string; webhookSecret: string };
  mail: { url: string };
  qstash: { url: string };
  faults: { url: string };
};

export type Mail = { id: string; to: string; subject: string; text: string; html: string; sentAt: string };

const readPlatform = (): Platform =>
  JSON.parse(readFileSync(join(process.env.MERCAT_DATA ?? ".local", "platform.json"), "utf8")) as Platform;

/** Tests of the running shop: `shop` knows where everything is, `page` starts at the shop's address. */
export const test = base.extend<{ shop: Platform }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
  shop: async ({}, use) => use(readPlatform()),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
  baseURL: async ({}, use) => use(readPlatform().app.url),
});

/** An address nobody else in this run uses. */
export const newEmail = (): string => `shopper-${crypto.randomUUID().slice(0, 12)}@example.com`;

/** The newest mail to this address, waited for. */
export const readMail = async (shop: Platform, to: string): Promise<Mail> => {
  let newest: Mail | undefined;
  await expect
    .poll(
      async () => {
        const response = await fetch(`${shop.mail.url}/messages?to=${encodeURIComponent(to)}`);
        [newest] = (await response.json()) as Mail[];
        return newest !== undefined;
      },
      { timeout: 15_000, message: `a mail to ${to}` },
    )
    .toBe(true);
  if (!newest) throw new Error("unreachable: the poll above waits for it");
  return newest;
};

export const CARDS = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  threeDSecure: "4000 0027 6000 3184",
} as const;

/** Fills in the Payment Element, which lies in a frame of the payment service. */
export const fillCard = async (page: Page, number: string): Promise<void> => {
  const card = page.frameLocator('iframe[title*="payment" i]').first();
  await card.getByLabel("Card number").fill(number);
  await card.getByLabel("Expiration date").fill("12 / 34");
  await card.getByLabel("Security code").fill("123");
};

export { expect };
