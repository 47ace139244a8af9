import { expect, newEmail, readMail, test } from "./platform/shop";

const PASSWORD = "Sturdy-Pass-42";
const codeIn = (text: string): string => /\b\d{6}\b/.exec(text)?.[0] ?? "no code";
const linkIn = (text: string): string => /https?:\S+link=[\w.-]+/.exec(text)?.[0] ?? "no link";

test("sign up with a mailed code, keep an address, come back with a link, leave for good", async ({
  page,
  shop,
}) => {
  const email = newEmail();
  await page.goto("/account/addresses");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByRole("link", { name: "Make an account" }).click();

  await page.getByRole("main").getByLabel("What may we call you?").fill("Ana");
  await page.getByRole("main").getByLabel("E-mail").fill(email);
  await page.getByRole("main").getByLabel("Password", { exact: true }).fill("Password1");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByText(/too many people use this password/i)).toBeVisible();
  await expect(page.getByRole("main").getByLabel("Password", { exact: true })).toBeFocused();
  await expect(page.getByRole("main").getByLabel("E-mail")).toHaveValue(email);

  await page.getByRole("main").getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page
    .getByRole("main")
    .getByLabel("Code from the mail")
    .fill(codeIn((await readMail(shop, email)).text));
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page).toHaveURL("/account/addresses");
  await expect(page.getByRole("banner").getByRole("link", { name: "Ana" })).toBeVisible();

  await page.getByRole("link", { name: "Add an address" }).click();
  await page.getByRole("main").getByLabel("Full name").fill("Ana Pons");
  await page.getByRole("main").getByLabel("Street and number").fill("Carrer de Verdi 3");
  await page.getByRole("main").getByLabel("Postal code").fill("08012");
  await page.getByRole("main").getByLabel("City").fill("Barcelona");
  await page.getByRole("main").getByLabel("Country").selectOption("ES");
  await page.getByRole("button", { name: "Add address" }).click();
  await expect(page.getByText("Carrer de Verdi 3")).toBeVisible();

  await page.getByRole("navigation", { name: "Account" }).getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/account/privacy");
  await page.getByRole("main").getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link instead" }).click();
  await expect(page.getByText("Look into your mailbox")).toBeVisible();
  await expect.poll(async () => linkIn((await readMail(shop, email)).text)).toContain("http");
  await page.goto(linkIn((await readMail(shop, email)).text));
  await expect(page).toHaveURL("/account/privacy");

  await page.getByRole("main").getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("main").getByLabel("I know that this cannot be taken back.").check();
  await page.getByRole("button", { name: "Close my account" }).click();
  await expect(page.getByText(/your account is closed/i)).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a wrong password and too many tries are said in words", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("main").getByLabel("E-mail").fill(newEmail());
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  for (let n = 0; n < 5; n += 1) {
    await page.getByRole("main").getByLabel("Password", { exact: true }).fill(`Wrong-Pass-${n}`);
    await button.click();
    await expect(page.getByText("The e-mail address or password is not right.")).toBeVisible();
    await expect(button).not.toHaveAttribute("aria-busy");
  }
  await page.getByRole("main").getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText(/too many tries\. wait \d+ seconds/i)).toBeVisible();
});

test("a forgotten password: the new one signs in here and out everywhere else", async ({
  page,
  shop,
  browser,
}) => {
  const email = newEmail();
  await page.goto("/sign-up");
  await page.getByRole("main").getByLabel("What may we call you?").fill("Bea");
  await page.getByRole("main").getByLabel("E-mail").fill(email);
  await page.getByRole("main").getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page
    .getByRole("main")
    .getByLabel("Code from the mail")
    .fill(codeIn((await readMail(shop, email)).text));
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page).toHaveURL("/account");

  const elsewhere = await browser.newContext({ baseURL: shop.app.url });
  const other = await elsewhere.newPage();
  await other.goto("/forgot-password");
  await other.getByRole("main").getByLabel("E-mail").fill(email);
  await other.getByRole("button", { name: "Mail me a code" }).click();
  await expect.poll(async () => (await readMail(shop, email)).subject).toContain("new password");
  await other
    .getByRole("main")
    .getByLabel("Code from the mail")
    .fill(codeIn((await readMail(shop, email)).text));
  await other.getByRole("main").getByLabel("New password").fill("Another-Pass-7");
  await other.getByRole("button", { name: "Set password and sign in" }).click();
  await expect(other).toHaveURL("/account?done=password");
  await elsewhere.close();

  await page.goto("/account/orders");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Forders/);
});

test("a cart filled as a guest comes along, and stays behind after signing out", async ({ page, shop }) => {
  const response = await fetch(`${shop.app.url}/api/product?category=bakery&inStock=true&limit=5`);
  const { products } = (await response.json()) as { products: { productId: string }[] };
  await page.goto("/sign-in");
  const added = await page.evaluate(
    (productId) =>
      fetch("/api/cart", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ productId, quantity: 2 }),
      }).then((answer) => answer.status),
    products[0]?.productId,
  );
  expect(added).toBe(200);
  await page.getByRole("main").getByLabel("E-mail").fill("family@example.com");
  await page.getByRole("main").getByLabel("Password", { exact: true }).fill("Family-pass-1");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/account");
  const count = () =>
    page.evaluate(() =>
      fetch("/api/cart").then(async (answer) => ((await answer.json()) as { itemCount: number }).itemCount),
    );
  expect(await count()).toBeGreaterThanOrEqual(2);
  await page.getByRole("navigation", { name: "Account" }).getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  expect(await count()).toBe(0);
});
