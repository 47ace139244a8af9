import type { Page } from "playwright/test";
import { expect, test } from "./platform/shop";

const signIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.goto("/sign-in?next=/admin");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

const asOffice = async (page: Page, path: string): Promise<void> => {
  await signIn(page, "admin@example.com", "Admin-pass-1");
  await expect(page.getByRole("heading", { level: 1, name: /^Hello/ })).toBeVisible();
  await page.goto(path);
};

/** Makes a product of this run's own and opens its editor. */
const addProduct = async (page: Page): Promise<string> => {
  const name = `Office ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/admin/products/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel(/^Price/).fill("12.50");
  await page.getByLabel("Category").selectOption({ label: "Toys" });
  await page.getByLabel("In stock").fill("20");
  await page.getByRole("button", { name: "Add to the shop" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  // The form that it came from stays in the document, hidden; a fresh one has each field once.
  await page.reload();
  return name;
};

test("a shopper does not find the office, and a guest is asked who they are", async ({ page }) => {
  await page.goto("/admin/orders");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fadmin%2Forders/);
  await signIn(page, "shopper@example.com", "Shopper-pass-1");
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Administration" })).toHaveCount(0);
});

test("a product is added, found by keyboard, changed, and the shop shows it at once", async ({ page }) => {
  await asOffice(page, "/admin");
  const name = await addProduct(page);
  await page.goto("/admin");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(name);
  await expect(page.getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(/^Price/)).toHaveValue("12.50");
  await page.getByLabel(/^Price/).fill("9.99");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved. The shop shows it at once.")).toBeVisible();
  await page.getByRole("link", { name: "See it in the shop" }).click();
  await page.waitForURL(/\/product\//);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("9.99");
});

test("two who change the same product see each other's values before one of them holds", async ({
  page,
  browser,
}) => {
  await asOffice(page, "/admin");
  await addProduct(page);
  const other = await (
    await browser.newContext({ storageState: await page.context().storageState() })
  ).newPage();
  await other.goto(page.url());
  await other.getByLabel(/^Price/).fill("11.00");
  await other.getByLabel("Maker").fill("Noordzee");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("Saved. The shop shows it at once.")).toBeVisible();
  await page.getByLabel(/^Price/).fill("13.00");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Somebody changed this before you")).toBeVisible();
  const row = page.getByRole("row", { name: /Price/ });
  await expect(row).toContainText("13.00");
  await expect(row).toContainText("11.00");
  await expect(page.getByLabel("Maker")).toHaveValue("Noordzee");
  await row.getByRole("button", { name: "Take theirs" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. The shop shows it at once.")).toBeVisible();
  await expect(page.getByLabel(/^Price/)).toHaveValue("11.00");
});

test("a picture is uploaded and shown in the shop's own sizes", async ({ page }) => {
  await asOffice(page, "/admin");
  await addProduct(page);
  const { default: sharp } = await import("sharp");
  const photo = await sharp({ create: { width: 1500, height: 1200, channels: 3, background: "#d43d26" } })
    .jpeg()
    .toBuffer();
  const file = page.locator('main input[type="file"]');
  await file.setInputFiles({ name: "no.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText("The file is no picture, or it is damaged.")).toBeVisible({ timeout: 30_000 });
  await file.setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: photo });
  await expect(page.getByText("The new picture is in the shop")).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("main label img")).toHaveAttribute("src", /\/pictures\/pic_\w+-1024\.webp$/);
});

test("a file is checked row by row before anything is written", async ({ page }) => {
  await asOffice(page, "/admin/products/import");
  const name = `Import ${crypto.randomUUID().slice(0, 8)}`;
  const csv = `name,price,stock\n${name},1.50,3\n${name} two,cheap,1\n`;
  await page
    .locator('main input[type="file"]')
    .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  await expect(page.getByText("1 row cannot be written. Nothing is written yet.")).toBeVisible();
  await expect(page.getByRole("row", { name: /cheap/ })).toContainText("price");
  await page.getByRole("button", { name: "Write the good ones" }).click();
  await expect(page.getByText("1 row written")).toBeVisible();
  await page.goto(`/admin/products?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("link", { name })).toBeVisible();
});

test("an order is paid back in part, sent and noted, and the audit log says by whom", async ({ page }) => {
  await asOffice(page, "/admin/orders?status=paid");
  await page.locator("[data-row]").last().click();
  await page.getByRole("button", { name: "Refund" }).click();
  await page.getByLabel("An amount").check();
  await page.getByLabel(/^Amount in/).fill("0.50");
  await page.getByLabel("Why").fill("bruised");
  await page.getByRole("button", { name: "Pay back" }).click();
  await expect(page.getByText("$0.50 is on its way back")).toBeVisible();
  await page.getByRole("button", { name: "Mark as sent" }).click();
  await expect(page.getByRole("button", { name: "Mark as delivered" })).toBeVisible();
  await page.getByPlaceholder(/note for colleagues/).fill("Packed with care.");
  await page.getByRole("button", { name: "Add the note" }).click();
  await expect(page.getByText("Packed with care.")).toBeVisible();
  const orderId = page.url().split("/").at(-1) ?? "";
  await page.goto(`/admin/audit?q=${orderId}`);
  for (const action of ["order.refund", "order.fulfil", "order.note"]) {
    await expect(page.getByRole("row", { name: new RegExp(action) })).toContainText("Market office");
  }
});

test("stock is set with a reason, which stands beside it under whoever did it", async ({ page }) => {
  await asOffice(page, "/admin");
  await addProduct(page);
  const panel = page.locator("form", { has: page.getByRole("button", { name: "Set the stock" }) });
  await panel.getByLabel("In stock").fill("17");
  await panel.getByRole("button", { name: "Set the stock" }).click();
  await expect(panel.getByText(/why/i).last()).toBeVisible();
  await panel.getByLabel("Why").fill("three were broken");
  await panel.getByRole("button", { name: "Set the stock" }).click();
  await expect(page.getByText("17 in stock, 17 to sell")).toBeVisible();
  const arrow = page.getByRole("img", { name: "makes" });
  const entry = page.getByRole("listitem").filter({ hasText: "three were broken" }).filter({ has: arrow });
  await expect(entry).toContainText("17");
  await expect(entry).toContainText("Market office");
});

test("a promotion code is made, refused where it is wrong, stopped and deleted", async ({ page }) => {
  await asOffice(page, "/admin/promotion-codes");
  const code = `E2E-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  await page.getByRole("button", { name: "Add a code" }).click();
  const editor = page.getByRole("dialog", { name: "A new code" });
  await editor.getByLabel("Code", { exact: true }).fill(code.toLowerCase());
  await editor.getByLabel("Percent off").fill("110");
  await editor.getByLabel("First day").fill("2030-02-02");
  await editor.getByLabel("Last day").fill("2030-02-01");
  await editor.getByRole("button", { name: "Make the code" }).click();
  await expect(editor.getByText("Write a whole number from 1 to 100.")).toBeVisible();
  await editor.getByLabel("Percent off").fill("15");
  await editor.getByRole("button", { name: "Make the code" }).click();
  await expect(editor.getByText("The last day comes before the first.")).toBeVisible();
  await expect(editor.getByLabel("Code", { exact: true })).toHaveValue(code.toLowerCase());
  await editor.getByLabel("First day").fill("2026-01-01");
  await editor.getByLabel("Last day").fill("2030-02-01");
  await editor.getByLabel("Uses in all").fill("100");
  await editor.getByRole("button", { name: "Make the code" }).click();

  const row = page.getByRole("row", { name: new RegExp(code) });
  await expect(row).toContainText("15% off");
  await expect(row).toContainText("0 of 100");
  await expect(row).toContainText("Works");
  await row.getByRole("button", { name: `Stop ${code}` }).click();
  await expect(row).toContainText("Stopped");
  await row.getByRole("button", { name: `Edit ${code}` }).click();
  const open = page.getByRole("dialog", { name: code });
  await expect(open.getByLabel("Last day")).toHaveValue("2030-02-01");
  await open.getByRole("button", { name: "Delete", exact: true }).click();
  await open.getByRole("button", { name: "Delete it" }).click();
  await expect(row).toHaveCount(0);
});

test("a wallet is credited with a reason, which its ledger and the audit log show", async ({ page }) => {
  await asOffice(page, "/admin/users?q=shopper%40example.com");
  await page.locator("[data-row]").first().click();
  await page.getByRole("button", { name: "Credit the wallet" }).click();
  const dialog = page.getByRole("dialog");
  const reason = `Sorry ${crypto.randomUUID().slice(0, 8)}`;
  await dialog.getByLabel(/^Amount in/).fill("1.50");
  await dialog.getByLabel("Why").fill(reason);
  await dialog.getByRole("button", { name: "Credit it" }).click();
  const entry = page.getByRole("row", { name: new RegExp(reason) });
  await expect(entry).toContainText("+$1.50");
  await page.goto("/admin/audit?action=wallet");
  await expect(page.getByRole("row", { name: new RegExp(reason) })).toContainText("Market office");
});
