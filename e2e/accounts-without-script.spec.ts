import { expect, newEmail, readMail, test } from "./platform/shop";

test("without JavaScript: sign up, change the profile, sign out and in again", async ({ page, shop }) => {
  const email = newEmail();
  await page.goto("/sign-up?next=/account/profile");
  await page.getByLabel("What may we call you?").fill("Ana");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mail")).toHaveValue(email);

  await page.getByLabel("Password", { exact: true }).fill("Sturdy-Pass-42");
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.getByLabel("Code from the mail").fill("000000");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByText(/this code is wrong/i)).toBeVisible();
  const code = /\b\d{6}\b/.exec((await readMail(shop, email)).text)?.[0] ?? "";
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page).toHaveURL("/account/profile");

  await page.getByLabel("What may we call you?").fill("Anna");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Anna" })).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page).toHaveURL("/");
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("Wrong-Pass-9");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("The e-mail address or password is not right.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("Sturdy-Pass-42");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/account");
});
