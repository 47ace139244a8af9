import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright/test";
import { gather } from "./platform/account";
import { ACCOUNT_PAGES, builtPages, OFFICE_PAGES, OPEN_PAGES, ORDER_PAGES, wayTo } from "./platform/pages";
import { CARDS, expect, fillCard, newEmail, test } from "./platform/shop";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

type Finding = { id: string; impact: string | null; nodes: { html: string }[] };

const findSerious = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    return (await axe.run()).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      html: nodes.map((node) => node.html.slice(0, 300)).join(" | "),
    }));
  });
  return findings
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, html }) => `${id}: ${html}`);
};

const look = async (page: Page, where: string): Promise<void> => {
  await expect(page.getByRole("main").or(page.locator("body > main")).first()).toBeVisible();
  expect.soft(await findSerious(page), where).toEqual([]);
};

const visit = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await look(page, path);
};

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto("/sign-in?next=/account");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/account");
};

test.use({ bypassCSP: true });

test("every page of the build is looked at below", () => {
  const looked = [OPEN_PAGES, ACCOUNT_PAGES, OFFICE_PAGES].flatMap((pages) => Object.keys(pages));
  expect([...looked, ...ORDER_PAGES].sort()).toEqual(builtPages());
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme no serious finding`, () => {
    test.describe.configure({ timeout: 240_000 });

    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    });

    test("on the pages for everybody", async ({ page, shop }) => {
      for (const way of Object.values(OPEN_PAGES)) await visit(page, await wayTo(way, page, shop));
    });

    test("on the way from a cart to the receipt", async ({ page, shop }) => {
      await visit(page, "/cart");
      await gather(page, shop, 2);
      await visit(page, "/cart");
      await visit(page, "/checkout");
      await page.getByRole("button", { name: /continue to payment/i }).click();
      await look(page, "/checkout with faults");
      await page.getByLabel("E-mail").fill(newEmail());
      await page.getByLabel("Name", { exact: false }).first().fill("Ana Jansen");
      await page
        .getByLabel(/^Address|Street/)
        .first()
        .fill("Oudegracht 1");
      await page.getByLabel("Postal code").fill("3511 AB");
      await page.getByLabel("City").fill("Utrecht");
      await page.getByLabel("Country").selectOption("NL");
      const placed = page.waitForResponse((response) => response.url().includes("create-payment-intent"));
      await page.getByRole("button", { name: /continue to payment/i }).click();
      const { orderId, paymentIntentId } = (await (await placed).json()) as Record<string, string>;
      await fillCard(page, CARDS.good);
      await look(page, "/checkout with the card");
      await visit(page, `/order/${orderId}/pay`);
      await visit(page, `/checkout/complete?payment_intent=${paymentIntentId}`);
      await fillCard(page, CARDS.good);
      await page.getByRole("button", { name: /^Pay / }).click();
      await page.waitForURL(/\/order\/ord_\w+\?placed/);
      await look(page, "/order just placed");
      await visit(page, `/order/${orderId}`);
      await page.goto(`/api/order/${orderId}/receipt`);
      expect.soft(await findSerious(page), "the receipt").toEqual([]);
    });

    test("on the pages of an account", async ({ page, shop }) => {
      await signIn(page, "shopper@example.com", "Shopper-pass-1");
      for (const way of Object.values(ACCOUNT_PAGES)) await visit(page, await wayTo(way, page, shop));
    });

    test("on the pages of the office", async ({ page, shop }) => {
      await signIn(page, "admin@example.com", "Admin-pass-1");
      for (const way of Object.values(OFFICE_PAGES)) await visit(page, await wayTo(way, page, shop));
    });
  });
}
