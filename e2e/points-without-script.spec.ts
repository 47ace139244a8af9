import { gather, makeAccount, signIn } from "./platform/account";
import { expect, test } from "./platform/shop";

test("without JavaScript: an order that points pay for whole, after one try too many", async ({
  page,
  browser,
  shop,
}) => {
  await signIn(page, await makeAccount(page.request, shop), "/account/points");
  const { account_id } = (await (await page.request.get("/api/points")).json()) as { account_id: string };
  const office = await (await browser.newContext({ baseURL: shop.app.url })).newPage();
  await office.goto("/sign-in?next=/admin");
  await office.getByLabel("E-mail").fill("admin@example.com");
  await office.getByLabel("Password", { exact: true }).fill("Admin-pass-1");
  await office.getByRole("button", { name: "Sign in", exact: true }).click();
  await office.waitForURL("**/admin");
  const issued = await office.request.post("/api/points", { data: { account_id, amount: 900_000 } });
  expect(issued.status()).toBe(201);
  await office.context().close();

  await gather(page, shop, 1);
  await page.goto("/checkout");
  await page.getByLabel("Full name").fill("Ana Jansen");
  await page.getByLabel("Street and number").fill("Oudegracht 1");
  await page.getByLabel("Postal code").fill("3511 AB");
  await page.getByLabel("City").fill("Utrecht");
  await page.getByLabel("Country").selectOption("NL");
  await page.getByLabel("Number of points").fill("900001");
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await expect(page.getByText("Your account holds 900,000 points.").first()).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue("Ana Jansen");
  await expect(page.getByLabel("Postal code")).toHaveValue("3511 AB");

  await page.getByLabel("Number of points").fill("900000");
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await page.waitForURL(/\/order\/ord_/);
  await expect(page.getByText(/points used/).first()).toBeVisible();
});
