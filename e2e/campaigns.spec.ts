import type { Page } from "playwright/test";
import { expect as expectSoon, test } from "./platform/shop";

/** Simulations and journeys through the office take their time on a busy machine. */
const expect = expectSoon.configure({ timeout: 30_000 });

const signIn = async (page: Page, email: string, password: string, next: string): Promise<void> => {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail").first().fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === next);
};

const asOffice = (page: Page, next: string) => signIn(page, "admin@example.com", "Admin-pass-1", next);

/** A product of this run's own for one dollar. */
const addProduct = async (office: Page): Promise<{ productId: string; slug: string }> => {
  const name = `Earner ${crypto.randomUUID().slice(0, 8)}`;
  const made = await office.request.post("/api/product", {
    data: { name, price: 100, category: "toys", stock: 20 },
  });
  return ((await made.json()) as { product: { productId: string; slug: string } }).product;
};

test("a campaign is drafted, mended where it is wrong, tried on past orders, started, and earned by", async ({
  page,
  browser,
  shop,
}) => {
  test.slow();
  const office = await (await browser.newContext({ baseURL: shop.app.url })).newPage();
  await asOffice(office, "/admin/campaigns");
  const main = office.getByRole("main");
  const { productId } = await addProduct(office);
  const name = `Seven ${crypto.randomUUID().slice(0, 8)}`;

  await office.getByRole("link", { name: "New campaign" }).click();
  await office.getByLabel("Name", { exact: true }).fill(name);
  await office.getByLabel("For orders of").fill("UnicornStore");
  await office.getByLabel("When").selectOption("$.quantity");
  await office.getByLabel("Compared").selectOption({ label: "is exactly" });
  await office.getByLabel("Value").fill("7");
  await office.getByLabel("Issue").fill("$.quantity * $.price");
  await expect(office.getByText("at character 14")).toBeVisible();
  await expect(office.locator("mark")).toHaveText("$");
  await expect(office.getByRole("button", { name: "Make a draft" })).toBeDisabled();
  await office.getByLabel("Issue").fill("$.quantity * 11");
  await expect(office.locator("mark")).toHaveCount(0);

  await office.getByText("The same as JSON").click();
  const json = office.getByLabel("Rules as JSON");
  await expect(json).toHaveValue(/"formula": "\$\.quantity \* 11"/);
  await json.fill((await json.inputValue()).replace("* 11", "* 10 + 7"));
  await expect(office.getByLabel("Issue")).toHaveValue("$.quantity * 10 + 7");

  await office.getByRole("button", { name: "Simulate" }).click();
  await expect(office.getByText(/paid orders would have earned points/)).toBeVisible();
  await expect(office.getByRole("region", { name: "Orders of the simulation" })).toBeVisible();

  await office.getByRole("button", { name: "Make a draft" }).click();
  await expect(office.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(main.getByText("Draft", { exact: true })).toBeVisible();
  await office.getByRole("button", { name: "Start" }).click();
  await expect(main.getByText("On", { exact: true })).toBeVisible();
  await expect(office.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(main.getByText("Version 2", { exact: true })).toBeVisible();

  await page.goto("/campaigns");
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("with exactly 7 pieces");

  await signIn(page, "shopper@example.com", "Shopper-pass-1", "/account/wallet");
  await page.goto(`/account/wallet/buy?product=${productId}`);
  await page.getByRole("spinbutton").fill("7");
  await page.getByRole("button", { name: "Buy from the wallet" }).click();
  await expect(page.getByRole("heading", { name: "It is yours" })).toBeVisible();
  await page.getByRole("link", { name: "See the order" }).click();
  // Seven dollars of goods earn seven tenths of a point by the campaign that is always on.
  await expect(page.getByText("You earned 78 points:")).toBeVisible();
  await expect(page.getByText(/7 × 10 \+ 7/)).toBeVisible();
  const orderId = new URL(page.url()).pathname.split("/")[2] ?? "";

  await office.goto(`/admin/orders/${orderId}`);
  await expect(main.getByText(`${name}, version 2, rule 1`)).toBeVisible();
  await office.goto(`/admin/campaigns?q=${encodeURIComponent(name)}`);
  await office.getByRole("link", { name }).click();
  await office.getByRole("button", { name: "End" }).click();
  await office.getByRole("button", { name: "End it" }).click();
  await expect(main.getByText("Ended", { exact: true })).toBeVisible();
  await page.goto("/campaigns");
  await expect(page.getByRole("heading", { name })).toHaveCount(0);
});

test("a product says what it earns, and so does the cart, which follows the quantity", async ({ page }) => {
  await page.goto("/product/wireless-headphones-stil");
  await expect(page.getByRole("link", { name: "Earn 13 points" })).toBeVisible();
  await page.getByRole("button", { name: "Add to cart" }).first().click();
  await expect
    .poll(
      async () => ((await (await page.request.get("/api/cart")).json()) as { itemCount: number }).itemCount,
    )
    .toBe(1);
  await page.goto("/cart");
  const summary = page.getByRole("complementary", { name: "Summary" });
  await expect(summary.getByText("Earn 13 points")).toBeVisible();
  await page.getByRole("spinbutton").fill("3");
  await page.keyboard.press("Enter");
  await expect(summary.getByText("Earn 39 points")).toBeVisible();
  await expect(summary.getByRole("link", { name: "Sign in" })).toBeVisible();
});
