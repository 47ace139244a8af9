import type { Page } from "playwright/test";
import { expect, test } from "./platform/shop";

const field = (page: Page) => page.getByRole("banner").getByLabel("Search the shop");
const options = (page: Page) => page.getByRole("option");
const results = (page: Page) => page.getByRole("main").getByRole("article");

/** Types as a person does, into a field whose list has come. */
const type = async (page: Page, text: string): Promise<void> => {
  await field(page).click();
  await expect(field(page)).toHaveRole("combobox");
  await field(page).pressSequentially(text, { delay: 30 });
};

test("suggestions by keyboard: down, up, away, and into a product", async ({ page }) => {
  await page.goto("/");
  await type(page, "ched");
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(options(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue("ched");

  await field(page).fill("headph");
  await expect(options(page).first()).toBeVisible();
  await expect(field(page)).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("status").filter({ hasText: /\d suggestions?/ })).toHaveCount(1);
  await expect(page.getByRole("group", { name: "Products" })).toBeVisible();

  await page.keyboard.press("ArrowDown");
  const chosen = page.getByRole("option", { selected: true });
  await expect(chosen).toHaveCount(1);
  const id = await chosen.getAttribute("id");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", id ?? "");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(chosen).toHaveCount(0);

  const product = page.getByRole("option", { name: /headphones/i }).first();
  const name = (await product.textContent()) ?? "";
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press("ArrowDown");
    if ((await product.getAttribute("aria-selected")) === "true") break;
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/product\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
});

test("an answer that comes late is never shown over a newer one", async ({ page }) => {
  await page.route(/api\/search\/suggest\?q=ap?$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => undefined);
  });
  await page.goto("/");
  await field(page).click();
  await expect(field(page)).toHaveRole("combobox");
  await field(page).pressSequentially("ap", { delay: 200 });
  await field(page).fill("headphones");
  await expect(
    options(page)
      .filter({ hasText: /headphones/i })
      .first(),
  ).toBeVisible();
  await page.waitForTimeout(2000);
  await expect(
    options(page)
      .filter({ hasText: /headphones/i })
      .first(),
  ).toBeVisible();
});

test("a misspelt search, narrowed by filters: the address says it all, and Back undoes it", async ({
  page,
}) => {
  await page.goto("/");
  await type(page, "wirless");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=wirless$/);
  const about = page.getByRole("main").locator("p", { hasText: /^About \d+ results?$/ });
  await expect(about).toBeVisible();
  const before = await about.textContent();
  await page.getByRole("link", { name: "wireless", exact: true }).click();
  await expect(page).toHaveURL(/q=wireless$/);
  await page.goBack();
  await expect(page).toHaveURL(/q=wirless$/);
  await expect(about).toHaveText(before ?? "");

  const filters = page.getByRole("complementary", { name: "Filters" });
  const maker = filters.getByRole("group", { name: "Maker" }).getByRole("checkbox").first();
  await maker.check();
  await expect(page).toHaveURL(/company=/);
  await expect(about).not.toHaveText(before ?? "");
  const shared = page.url();
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("price");
  await expect(page).toHaveURL(/sort=price/);
  await page.goBack();
  await expect(page).toHaveURL(shared);
  await page.getByRole("link", { name: /^Remove filter/ }).click();
  await expect(page).toHaveURL(/q=wirless$/);
  await expect(about).toHaveText(before ?? "");

  await page.goto(shared);
  await expect(maker).toBeChecked();
});

test("a hit goes into the cart and among the favorites from the page of results", async ({ page }) => {
  await page.goto("/search?q=cheese");
  const hit = results(page).first();
  await expect(hit).toBeVisible();
  await expect(hit.locator("mark").first()).toBeVisible();
  const kept = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/api/cart");
  await hit.getByRole("button", { name: /^Add .* to the cart$/ }).click();
  expect((await kept).ok()).toBe(true);
  await expect(page.getByRole("link", { name: /^Cart 1 item/ }).first()).toBeVisible();
  const liked = page.waitForResponse((answer) => answer.url().includes("/api/product/favorites"));
  await hit.getByRole("button", { name: /^Favorite:/ }).click();
  expect((await liked).ok()).toBe(true);
});

test("what was searched for is offered again in this browser, and can be forgotten", async ({ page }) => {
  await page.goto("/");
  await type(page, "honey");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=honey/);
  await page.goto("/search");
  const recent = page.getByRole("region", { name: "Recent searches" });
  await expect(recent.getByRole("link", { name: "honey" })).toBeVisible();
  await field(page).click();
  await expect(page.getByRole("group", { name: "You searched for" }).getByRole("option")).toHaveText([
    "honey",
  ]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Delete");
  await expect(page.getByRole("group", { name: "You searched for" })).toHaveCount(0);
  await expect(recent).toHaveCount(0);
});

test("where nothing is found there is a way on", async ({ page }) => {
  await page.goto("/search?q=zzzzqqqq");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Nothing found for “zzzzqqqq”/);
  await expect(page.getByRole("link", { name: "See the best sellers" })).toBeVisible();
  await page.goto("/search?q=cheese&minPrice=9999900");
  await page.getByRole("button", { name: "Search without filters" }).click();
  await expect(page).toHaveURL(/\/search\?q=cheese$/);
  await expect(results(page).first()).toBeVisible();
});

test("on a phone the filters are a sheet over the results", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/search?q=set");
  await page.getByRole("button", { name: "Filters" }).click();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  await sheet.getByRole("checkbox", { name: /^In stock/ }).check();
  await expect(page).toHaveURL(/inStock=true/);
  await sheet.getByRole("button", { name: /^Show about/ }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("link", { name: "Remove filter: In stock" })).toBeVisible();
});
