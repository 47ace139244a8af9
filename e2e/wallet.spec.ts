import type { Page } from "playwright/test";
import { CARDS, expect, fillCard, test } from "./platform/shop";

type Product = { productId: string; slug: string; name: string; price: number; available: number };

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto("/sign-in?next=/account/wallet");
  await page.getByLabel("E-mail").first().fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Your wallet" })).toBeVisible();
};

type Wallet = { balance: number; entries: { amount: number; reason: string }[] };

const readWallet = async (page: Page): Promise<Wallet> =>
  (await (await page.request.get("/api/wallet")).json()) as Wallet;

test("paid in by card, bought in one step, and ordered again", async ({ page, shop }) => {
  const answer = await fetch(`${shop.app.url}/api/product?category=pets&inStock=true&sort=-price&limit=50`);
  const { products } = (await answer.json()) as { products: Product[] };
  const product = products.find(({ available, price }) => available > 10 && price < 4000);
  if (!product) throw new Error("nothing for pets is left");
  await signIn(page, "shopper@example.com", "Shopper-pass-1");

  // A sum that no other run of this journey pays in.
  const cents = 4500 + Math.floor(Math.random() * 5000);
  const amount = (cents / 100).toFixed(2);
  await page.getByLabel("Amount").fill(amount);
  await page.getByRole("button", { name: "Go on to pay" }).click();
  await fillCard(page, CARDS.declined);
  await page.getByRole("button", { name: `Pay $${amount}` }).click();
  await expect(page.getByRole("alert").filter({ hasText: /declined/i })).toBeVisible();
  await fillCard(page, CARDS.good);
  await page.getByRole("button", { name: `Pay $${amount}` }).click();
  await expect(page.getByText("The money is in your wallet.")).toBeVisible();
  const { entries } = await readWallet(page);
  expect(entries.filter((entry) => entry.amount === cents && entry.reason === "top-up")).toHaveLength(1);

  await page.goto(`/product/${product.slug}`);
  await page.getByRole("link", { name: "Buy at once from your wallet" }).click();
  await page.getByRole("button", { name: "Buy from the wallet" }).click();
  await expect(page.getByRole("heading", { name: "It is yours" })).toBeVisible();
  await expect(page.getByText("The wallet paid")).toBeVisible();

  await page.getByRole("link", { name: "See the order" }).click();
  await page.getByRole("button", { name: "Order again" }).click();
  await page.waitForURL(/\/cart$/);
  await expect(page.getByRole("main").getByText(product.name).first()).toBeVisible();
});

test("a purchase that the wallet does not allow is undone and said in words", async ({ page, shop }) => {
  const answer = await fetch(`${shop.app.url}/api/product?category=toys&inStock=true&limit=50`);
  const { products } = (await answer.json()) as { products: Product[] };
  const product = products.find(({ available }) => available > 10);
  if (!product) throw new Error("the toys are sold out");
  await signIn(page, "family@example.com", "Family-pass-1");
  await page.goto(`/account/wallet/buy?product=${product.productId}`);
  await page.getByRole("button", { name: "Buy from the wallet" }).click();
  await expect(page.getByRole("heading", { name: "Your wallet does not hold enough" })).toBeVisible();
  await expect(page.getByText("The goods went back to the shelf")).toBeVisible();
  expect((await readWallet(page)).balance).toBe(0);
});

test("the last piece that somebody else took meanwhile is not bought, and nothing is paid", async ({
  page,
  browser,
  shop,
}) => {
  const office = await (await browser.newContext({ baseURL: shop.app.url })).newPage();
  await signIn(office, "admin@example.com", "Admin-pass-1");
  const name = `Rare ${crypto.randomUUID().slice(0, 8)}`;
  const made = await office.request.post("/api/product", {
    data: { name, price: 100, category: "toys", stock: 2 },
  });
  const { product } = (await made.json()) as { product: Product };

  await signIn(page, "shopper@example.com", "Shopper-pass-1");
  await page.goto(`/account/wallet/buy?product=${product.productId}`);
  await page.getByRole("spinbutton", { name: `Quantity of ${name}` }).fill("2");
  const counted = await office.request.put(`/api/product/${product.productId}`, {
    data: { stock: 1, expectedStock: 2 },
  });
  expect(counted.status()).toBe(200);
  await page.getByRole("button", { name: "Buy from the wallet" }).click();
  await expect(page.getByRole("heading", { name: "There is not enough in stock" })).toBeVisible();
  await expect(page.getByText("nothing was taken from your wallet")).toBeVisible();

  await office.goto(`/admin/purchases?state=failed&q=${product.productId}`);
  await office.locator("[data-row]").first().click();
  await expect(office.getByText("There was not enough in stock")).toBeVisible();
  await office.context().close();
});
