import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright/test";
import { expect, test } from "./platform/shop";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

type Finding = { id: string; impact: string | null; nodes: { html: string }[] };

const findSerious = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const findings = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    return (await axe.run()).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      html: nodes[0]?.html ?? "",
    }));
  });
  return findings
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, html }) => `${id}: ${html}`);
};

const PAGES = [
  "/",
  "/category/elects",
  "/topic/winter-sale",
  "/product/unicorn",
  "/best-sellers",
  "/search?q=cheese",
  "/cart",
  "/sign-in",
  "/sign-up",
  "/docs/api",
  "/no-such-page",
];

test.use({ bypassCSP: true });

for (const colorScheme of ["light", "dark"] as const) {
  for (const path of PAGES) {
    test(`${path} has no serious finding in the ${colorScheme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      expect(await findSerious(page)).toEqual([]);
    });
  }
}

const SIGNED_IN = [
  "/account",
  "/account/orders",
  "/account/addresses",
  "/account/profile",
  "/account/sessions",
  "/account/favorites",
  "/account/wallet",
];
const OFFICE = [
  "/admin",
  "/admin/products",
  "/admin/orders",
  "/admin/users",
  "/admin/carts",
  "/admin/dead-letters",
  "/admin/payments",
  "/admin/audit",
  "/admin/api-keys",
];

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto("/sign-in?next=/account");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/account");
};

for (const colorScheme of ["light", "dark"] as const) {
  test(`the account and the office have no serious finding in the ${colorScheme} theme`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await signIn(page, "admin@example.com", "Admin-pass-1");
    for (const path of [...SIGNED_IN, ...OFFICE]) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      expect.soft(await findSerious(page), path).toEqual([]);
    }
  });
}
