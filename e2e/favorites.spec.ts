import type { Locator, Page } from "playwright/test";
import { makeAccount, signIn } from "./platform/account";
import { expect, test } from "./platform/shop";

const hearts = (page: Page): Locator => page.getByRole("main").getByRole("button", { name: /^Favorite: / });

const nameOf = async (heart: Locator): Promise<string> =>
  ((await heart.getAttribute("aria-label")) ?? "").replace(/^Favorite: /, "");

/** Presses a heart, and answers whose it is once the shop knows. */
const press = async (page: Page, heart: Locator): Promise<string> => {
  await expect(heart).toBeVisible();
  const name = await nameOf(heart);
  const before = await heart.getAttribute("aria-pressed");
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith("/api/product/favorites") && answer.request().method() === "POST",
  );
  await heart.click();
  expect((await kept).status()).toBe(200);
  await expect(heart).toHaveAttribute("aria-pressed", before === "true" ? "false" : "true");
  return name;
};

const listed = (page: Page) => hearts(page).evaluateAll((all) => all.map((one) => one.ariaLabel));

test("a guest's hearts go into the account at sign-in, onto every device, and from there into the cart", async ({
  page,
  request,
  shop,
  browser,
}) => {
  const email = await makeAccount(request, shop);
  await page.goto("/category/household");
  await page.waitForLoadState("load");
  const ofCard = await press(page, hearts(page).first());
  await page.goto("/search?q=headphones");
  const ofHit = await press(page, hearts(page).first());
  expect(ofHit).not.toBe(ofCard);

  await page.goto("/favorites");
  expect(await listed(page)).toEqual([`Favorite: ${ofHit}`, `Favorite: ${ofCard}`]);
  await page.goto("/category/household");
  const pressed = page.getByRole("button", { name: `Favorite: ${ofCard}`, exact: true }).first();
  await expect(pressed).toHaveAttribute("aria-pressed", "true");

  await signIn(page, email, "/account/favorites");
  await expect(hearts(page)).toHaveCount(2);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, email, "/account/favorites");
  await expect(hearts(other)).toHaveCount(2);
  await other.context().close();

  const card = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: ofHit }) });
  await card.getByRole("button", { name: /add .*to (the |your )?cart/i }).click();
  await expect(page.getByRole("link", { name: /^Cart 1 item/ }).first()).toBeVisible();
  await press(page, page.getByRole("button", { name: `Favorite: ${ofCard}`, exact: true }));
  await page.reload();
  expect(await listed(page)).toEqual([`Favorite: ${ofHit}`]);
});

test("whoever signs out takes the favorites along", async ({ page, request, shop }) => {
  const email = await makeAccount(request, shop);
  await signIn(page, email, "/account/favorites");
  await page.goto("/category/household");
  await press(page, hearts(page).first());
  await page.goto("/account");
  await page
    .getByRole("button", { name: /sign out/i })
    .first()
    .click();
  await page.waitForURL("/");
  await page.goto("/favorites");
  await expect(page.getByRole("heading", { name: "No favorites yet" })).toBeVisible();
});
