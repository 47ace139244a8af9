import type { Page } from "playwright/test";
import { makeAccount, signIn } from "./platform/account";
import { expect, type Platform, test } from "./platform/shop";
import { addProduct, addToCart, balanceOf, credit, openOffice, toPayment } from "./platform/wallet";

const PAY = /\/order\/ord_\w+\/pay/;
const ORDER = /\/order\/ord_\w+\?placed=1/;

const enter = async (page: Page, shop: Platform): Promise<string> => {
  await signIn(page, await makeAccount(page.request, shop), "/account");
  return ((await (await page.request.get("/api/users/me")).json()) as { user: { id: string } }).user.id;
};

const payButton = (page: Page) => page.getByRole("button", { name: "Pay $60.00 from the wallet" });

const payElsewhere = async (page: Page, productId: string): Promise<void> => {
  const { line1, city, country } = { line1: "Oudegracht 1", city: "Utrecht", country: "NL" };
  const elsewhere = await page.request.post("/api/cart/checkout", {
    data: {
      payment: "wallet",
      email: "ana@example.com",
      shippingAddress: { name: "Ana", line1, city, postalCode: "3511 AB", country },
      items: [{ productId, quantity: 1 }],
    },
  });
  expect(elsewhere.status()).toBe(200);
};

test("without JavaScript: a cart is paid from the wallet, once, whatever is pressed again", async ({
  page,
  browser,
  shop,
}) => {
  const office = await openOffice(browser, shop);
  const kettle = await addProduct(office, 6000);
  const userId = await enter(page, shop);
  await credit(office, userId, 2_000);
  await addToCart(page, kettle);
  await toPayment(page);
  await expect(page).toHaveURL(PAY);
  const wallet = page.getByRole("region", { name: "Wallet" });
  await expect(wallet).toContainText("too little for this order");
  await expect(page.getByText("Paying by card needs JavaScript")).toBeVisible();

  await credit(office, userId, 18_000);
  await page.reload();
  await expect(wallet).toContainText("It holds $200.00");
  const tabs = [page, await page.context().newPage(), await page.context().newPage()];
  for (const tab of tabs.slice(1)) await tab.goto(page.url());
  await Promise.all(tabs.slice(0, 2).map((tab) => payButton(tab).click()));
  await Promise.all(tabs.slice(0, 2).map((tab) => expect(tab).toHaveURL(ORDER)));
  expect(tabs[1]?.url()).toBe(page.url());
  await expect(page.getByRole("main").getByText(kettle.name).first()).toBeVisible();
  const late = tabs[2] ?? page;
  await payButton(late).click();
  await expect(late).toHaveURL(page.url());
  await page.reload();
  expect(await balanceOf(page)).toBe(14_000);
  await office.context().close();
});

test("without JavaScript: a wallet that was emptied meanwhile pays nothing and says so", async ({
  page,
  browser,
  shop,
}) => {
  const office = await openOffice(browser, shop);
  const [kettle, other] = [await addProduct(office, 6000), await addProduct(office, 6000)];
  const userId = await enter(page, shop);
  await credit(office, userId, 7_000);
  await addToCart(page, kettle);
  await toPayment(page);
  await payButton(page).waitFor();
  await payElsewhere(page, other.productId);
  await payButton(page).click();
  await expect(page.getByRole("heading", { name: "The wallet did not pay for this" })).toBeVisible();
  expect(await balanceOf(page)).toBe(1_000);

  await credit(office, userId, 6_000);
  await expect(async () => {
    await toPayment(page);
    await payButton(page).click();
    await expect(page).toHaveURL(ORDER, { timeout: 3000 });
  }).toPass();
  expect(await balanceOf(page)).toBe(1_000);
  await office.context().close();
});
