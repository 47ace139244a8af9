import type { APIRequestContext, Page } from "playwright/test";
import { expect, newEmail, type Platform, readMail } from "./shop";

const PASSWORD = "Sturdy-Pass-42";

/** Makes an account over the API, without signing in; answers its address. */
export const makeAccount = async (request: APIRequestContext, shop: Platform): Promise<string> => {
  const email = newEmail();
  const api = (path: string) => `${shop.app.url}/api${path}`;
  const asked = await request.post(api("/users"), { data: { email, password: PASSWORD, nickname: "Ana" } });
  expect(asked.status()).toBe(202);
  const code = /\b\d{6}\b/.exec((await readMail(shop, email)).text)?.[0];
  expect((await request.post(api("/users/verify"), { data: { email, code } })).status()).toBe(204);
  return email;
};

/** Signs in by the form and lands on `next`. */
export const signIn = async (page: Page, email: string, next: string): Promise<void> => {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(next);
};

/** Puts the newest products into the browser's cart, one piece of each. */
export const gather = async (page: Page, shop: Platform, pieces: number): Promise<void> => {
  const list = await page.request.get(`${shop.app.url}/api/product?inStock=true&limit=${pieces}`);
  const { products } = (await list.json()) as { products: { productId: string }[] };
  for (const { productId } of products) {
    const added = await page.request.post(`${shop.app.url}/api/cart`, { data: { productId } });
    expect(added.status()).toBe(200);
  }
};
