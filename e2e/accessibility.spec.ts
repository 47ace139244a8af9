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
