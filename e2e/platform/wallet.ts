import type { Browser, Page } from "playwright/test";
import { expect, type Platform } from "./shop";

type Product = { productId: string; name: string };

export const openOffice = async (browser: Browser, shop: Platform): Promise<Page> => {
  const office = await (await browser.newContext({ baseURL: shop.app.url })).newPage();
  await office.goto("/sign-in?next=/account");
  await office.getByLabel("E-mail").fill("admin@example.com");
  await office.getByLabel("Password", { exact: true }).fill("Admin-pass-1");
  await office.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(office).toHaveURL("/account");
  return office;
};

export const addProduct = async (office: Page, price: number): Promise<Product> => {
  const data = { name: `Kettle ${crypto.randomUUID().slice(0, 8)}`, price, category: "toys", stock: 9 };
  return ((await (await office.request.post("/api/product", { data })).json()) as { product: Product })
    .product;
};

export const credit = async (office: Page, userId: string, amount: number): Promise<void> => {
  const data = { amount, reason: "for this journey" };
  expect((await office.request.post(`/api/admin/wallets/${userId}/credit`, { data })).ok()).toBe(true);
};

export const addToCart = async (page: Page, { productId }: Product): Promise<void> => {
  expect((await page.request.post("/api/cart", { data: { productId } })).status()).toBe(200);
};

/** From the cart over the details to where it is paid. */
export const toPayment = async (page: Page): Promise<void> => {
  await page.goto("/checkout");
  await page.getByLabel("Full name").fill("Ana Jansen");
  await page.getByLabel("Street and number").fill("Oudegracht 1");
  await page.getByLabel("Postal code").fill("3511 AB");
  await page.getByLabel("City").fill("Utrecht");
  await page.getByLabel("Country").selectOption("NL");
  await page.getByRole("button", { name: "Continue to payment" }).click();
};

export const balanceOf = async (page: Page): Promise<number> =>
  ((await (await page.request.get("/api/wallet")).json()) as { balance: number }).balance;
