import type { Page } from "playwright/test";
import { gather, makeAccount, signIn } from "./platform/account";
import { expect, type Platform, test } from "./platform/shop";

const signInToOffice = async (page: Page, next: string): Promise<void> => {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail").fill("admin@example.com");
  await page.getByLabel("Password", { exact: true }).fill("Admin-pass-1");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname === next);
};

const fillAddress = async (page: Page): Promise<void> => {
  await page.getByLabel("Full name").fill("Ana Jansen");
  await page.getByLabel("Street and number").fill("Oudegracht 1");
  await page.getByLabel("Postal code").fill("3511 AB");
  await page.getByLabel("City").fill("Utrecht");
  await page.getByLabel("Country").selectOption("NL");
};

type Points = { account_id: string; balance: number };
const readPoints = async (page: Page): Promise<Points> =>
  (await (await page.request.get("/api/points")).json()) as Points;

/** A shopper with an empty points centre and one thing in the cart. */
const newShopper = async (page: Page, shop: Platform): Promise<string> => {
  const email = await makeAccount(page.request, shop);
  await signIn(page, email, "/account/points");
  await expect(page.getByRole("heading", { name: "No points yet" })).toBeVisible();
  await gather(page, shop, 1);
  return (await readPoints(page)).account_id;
};

test("points given by the office pay for an order, and come back when it is taken back", async ({
  page,
  browser,
  shop,
}) => {
  const userId = await newShopper(page, shop);
  const office = await (await browser.newContext({ baseURL: shop.app.url })).newPage();
  await signInToOffice(office, `/admin/users/${userId}`);
  await office.getByRole("button", { name: "Issue or redeem" }).click();
  const dialog = office.getByRole("dialog", { name: "Ana's points" });
  await dialog.getByLabel("How many").fill("900000");
  await dialog.getByLabel("Why").fill("A thousand thanks");
  await dialog.getByRole("button", { name: "Write it down" }).click();
  await expect(office.getByText("900,000 points").first()).toBeVisible();

  await page.goto("/checkout");
  await expect(page.getByText("You have 900,000 points")).toBeVisible();
  await fillAddress(page);
  const slider = page.getByRole("slider", { name: "Points to use" });
  await page.getByLabel("Number of points").fill("30");
  await expect(slider).toHaveValue("30");
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await expect(page.getByText("30 points used").last()).toBeVisible();
  await expect.poll(async () => (await readPoints(page)).balance).toBe(899_970);

  await page.getByRole("button", { name: "Change" }).click();
  await slider.focus();
  await slider.press("End");
  await expect(page.getByText("That is all it needs.")).toBeVisible();
  const used = Number(await page.getByLabel("Number of points").inputValue());
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await page.waitForURL(/\/order\/ord_/);
  expect((await readPoints(page)).balance).toBe(900_000 - used);

  await page.goto("/account/points?type=redeem");
  await expect(page.getByText(`−${used.toLocaleString("en")}`).first()).toBeVisible();
  const orderId = /ord_\w+/.exec(
    (await page.getByRole("link", { name: "See the order" }).first().getAttribute("href")) ?? "",
  )?.[0];
  const refunded = await office.request.post(`/api/admin/orders/${orderId}/refund`, {
    data: { reason: "broken" },
  });
  expect(refunded.status()).toBe(200);
  await expect.poll(async () => (await readPoints(page)).balance, { timeout: 20_000 }).toBe(900_000);
  await office.context().close();
});
