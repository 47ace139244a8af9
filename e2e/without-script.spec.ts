import { expect, test } from "./platform/shop";

test("without JavaScript: add from a product's page, change and remove on the cart page", async ({
  page,
  shop,
}) => {
  const response = await fetch(`${shop.app.url}/api/product?category=bakery&inStock=true&limit=20`);
  const { products } = (await response.json()) as {
    products: { slug: string; name: string; available: number }[];
  };
  const product = products.find((entry) => entry.available > 10);
  if (!product) throw new Error("the bakery is sold out");

  await page.goto(`/product/${product.slug}`);
  await page
    .getByRole("main")
    .getByRole("button", { name: /add to cart/i })
    .click();
  await page.waitForURL(/\/cart/);
  const main = page.getByRole("main");
  await expect(main.getByText(product.name)).toBeVisible();

  await main.getByRole("spinbutton", { name: `Quantity of ${product.name}` }).fill("3");
  await main.getByRole("button", { name: /update/i }).click();
  await expect(main.getByRole("spinbutton", { name: `Quantity of ${product.name}` })).toHaveValue("3");

  await main.getByRole("button", { name: /remove/i }).click();
  await expect(page.getByText(/your cart is empty/i)).toBeVisible();
});

test("without JavaScript: the home page leads to a category and a product", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("main").locator("a[href^='/category/']").first().click();
  await expect(page).toHaveURL(/\/category\//);
  await page.getByRole("main").locator("a[href^='/product/']").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
