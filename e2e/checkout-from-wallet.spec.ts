import type { Route } from "playwright/test";
import { makeAccount, signIn } from "./platform/account";
import { expect, test } from "./platform/shop";
import { addProduct, addToCart, balanceOf, credit, openOffice, toPayment } from "./platform/wallet";

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
