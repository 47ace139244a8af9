import { gather, makeAccount, signIn } from "./platform/account";
import { expect, test } from "./platform/shop";

test("without JavaScript: the cart says what came along and takes it back; signing out leaves an empty one", async ({
  page,
  request,
  shop,
}) => {
  const email = await makeAccount(request, shop);
  await gather(page, shop, 1);
  await signIn(page, email, "/cart");
  await expect(page.getByText("We added 1 item from this device.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Taken back: what came from this device is out of your cart.")).toBeVisible();
  await expect(page.getByText("Your cart is empty")).toBeVisible();
  await expect(page.getByText("from this device.")).toHaveCount(0);

  await gather(page, shop, 1);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page).toHaveURL("/");
  await page.goto("/cart");
  await expect(page.getByText("Your cart is empty")).toBeVisible();
});
