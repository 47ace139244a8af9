import type { Browser, Page, Route } from "playwright/test";
import { makeAccount, signIn } from "./platform/account";
import { expect, type Platform, test } from "./platform/shop";

type Product = { productId: string; name: string };

const openOffice = async (browser: Browser, shop: Platform): Promise<Page> => {
  const office = await (await browser.newContext({ baseURL: shop.app.url })).newPage();
  await office.goto("/sign-in?next=/account");
  await office.getByLabel("E-mail").fill("admin@example.com");
  await office.getByLabel("Password", { exact: true }).fill("Admin-pass-1");
  await office.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(office).toHaveURL("/account");
  return office;
};

const addProduct = async (office: Page, price: number): Promise<Product> => {
  const data = { name: `Kettle ${crypto.randomUUID().slice(0, 8)}`, price, category: "toys", stock: 9 };
  return ((await (await office.request.post("/api/product", { data })).json()) as { product: Product })
    .product;
};

const credit = async (office: Page, userId: string, amount: number): Promise<void> => {
  const data = { amount, reason: "for this journey" };
  expect((await office.request.post(`/api/admin/wallets/${userId}/credit`, { data })).ok()).toBe(true);
};

const addToCart = async (page: Page, { productId }: Product): Promise<void> => {
  expect((await page.request.post("/api/cart", { data: { productId } })).status()).toBe(200);
};

const toPayment = async (page: Page): Promise<void> => {
  await page.goto("/checkout");
  await page.getByLabel("Full name").fill("Ana Jansen");
  await page.getByLabel("Street and number").fill("Oudegracht 1");
  await page.getByLabel("Postal code").fill("3511 AB");
  await page.getByLabel("City").fill("Utrecht");
  await page.getByLabel("Country").selectOption("NL");
  await page.getByRole("button", { name: "Continue to payment" }).click();
};

const balanceOf = async (page: Page): Promise<number> =>
  ((await (await page.request.get("/api/wallet")).json()) as { balance: number }).balance;

test("a cart is paid from the wallet for the total that was shown, whatever another tab adds", async ({
  page,
  browser,
  shop,
}) => {
  const office = await openOffice(browser, shop);
  const [kettle, other] = [await addProduct(office, 6000), await addProduct(office, 9000)];
  await signIn(page, await makeAccount(page.request, shop), "/account");
  const me = (await (await page.request.get("/api/users/me")).json()) as { user: { id: string } };

  await credit(office, me.user.id, 2_000);
  await addToCart(page, kettle);
  await toPayment(page);
  const wallet = page.getByRole("region", { name: "Wallet" });
  await expect(wallet).toContainText("too little for this order");

  await credit(office, me.user.id, 10_000);
  await toPayment(page);
  await expect(wallet).toContainText("It holds $120.00");
  await addToCart(page, other);
  await wallet.getByRole("button", { name: "Pay $60.00 from the wallet" }).click();
  await page.waitForURL(/\/order\/ord_\w+/);
  await expect(page.getByRole("main").getByText(kettle.name).first()).toBeVisible();
  await expect(page.getByRole("main").getByText(other.name)).toHaveCount(0);
  expect(await balanceOf(page)).toBe(6_000);
  await office.context().close();
});

test("a wallet that was emptied meanwhile pays nothing, and the order can be placed anew", async ({
  page,
  browser,
  shop,
}) => {
  const office = await openOffice(browser, shop);
  const kettle = await addProduct(office, 6000);
  await signIn(page, await makeAccount(page.request, shop), "/account");
  const me = (await (await page.request.get("/api/users/me")).json()) as { user: { id: string } };
  await credit(office, me.user.id, 7_000);
  await addToCart(page, kettle);
  await toPayment(page);
  await page.getByRole("button", { name: "Pay $60.00 from the wallet" }).waitFor();
  const { line1, city, country } = { line1: "Oudegracht 1", city: "Utrecht", country: "NL" };
  const elsewhere = await page.request.post("/api/cart/checkout", {
    data: {
      payment: "wallet",
      email: "ana@example.com",
      shippingAddress: { name: "Ana", line1, city, postalCode: "3511 AB", country },
      items: [{ productId: kettle.productId, quantity: 1 }],
    },
  });
  expect(elsewhere.status()).toBe(200);
  await page.getByRole("button", { name: "Pay $60.00 from the wallet" }).click();
  await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /wallet|bought a moment ago|paid/ })).toBeVisible();
  expect(await balanceOf(page)).toBe(1_000);
  await office.context().close();
});

test("an answer that was lost on its way pays no second time, though the cart is cleared meanwhile", async ({
  page,
  browser,
  shop,
}) => {
  const office = await openOffice(browser, shop);
  const kettle = await addProduct(office, 6000);
  await signIn(page, await makeAccount(page.request, shop), "/account");
  const me = (await (await page.request.get("/api/users/me")).json()) as { user: { id: string } };
  await credit(office, me.user.id, 15_000);
  await addToCart(page, kettle);
  await toPayment(page);
  const detail = "Come again in a moment.";
  const lost = async (route: Route) => {
    await route.fetch();
    const body = JSON.stringify({ type: "/problems/unavailable", title: "Not now", status: 503, detail });
    await route.fulfill({ status: 503, contentType: "application/problem+json", body });
  };
  await page.route("**/api/cart/checkout", lost, { times: 1 });
  const pay = page.getByRole("button", { name: "Pay $60.00 from the wallet" });
  await pay.click();
  await expect(page.getByText(detail)).toBeVisible();
  await expect
    .poll(
      async () => ((await (await page.request.get("/api/cart")).json()) as { itemCount: number }).itemCount,
    )
    .toBe(0);
  await pay.click();
  await page.waitForURL(/\/order\/ord_\w+/);
  expect(await balanceOf(page)).toBe(9_000);
  await office.context().close();
});
