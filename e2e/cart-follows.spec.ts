import { gather, makeAccount, signIn } from "./platform/account";
import { expect, test } from "./platform/shop";

test("what a guest gathered follows to the account, is said once, and can be taken back", async ({
  page,
  request,
  shop,
}) => {
  const email = await makeAccount(request, shop);
  const banner = page.getByRole("banner");
  await gather(page, shop, 2);
  await signIn(page, email, "/");
  await expect(page.getByText("We added 2 items from this device")).toBeVisible();
  await expect(banner.getByText("2", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(banner.getByText("2", { exact: true })).toBeHidden();
  const me = await page.request.get(`${shop.app.url}/api/me`);
  expect(await me.json()).toMatchObject({ cart: { itemCount: 0 } });

  await page.reload();
  await expect(banner.getByRole("link", { name: "Ana" })).toBeVisible();
  await expect(page.getByText("from this device")).toHaveCount(0);
});

test("the cart's page says it in its place, with the lines that came along", async ({
  page,
  request,
  shop,
}) => {
  const email = await makeAccount(request, shop);
  await gather(page, shop, 2);
  await signIn(page, email, "/cart");
  await expect(page.getByRole("banner").getByRole("link", { name: "Ana" })).toBeVisible();
  await expect(page.getByText("We added 2 items from this device")).toHaveCount(1);
  await expect(page.getByRole("list", { name: "In your cart" }).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Taken back: what came from this device is out of your cart.")).toBeVisible();
  await expect(page.getByText("Your cart is empty")).toBeVisible();
});
