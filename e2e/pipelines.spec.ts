import pg from "pg";
import type { Page } from "playwright/test";
import { expect, type Platform, test } from "./platform/shop";

const asOffice = async (page: Page, path: string): Promise<void> => {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail", { exact: true }).fill("admin@example.com");
  await page.getByLabel("Password", { exact: true }).fill("Admin-pass-1");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL((url) => url.pathname === new URL(path, url).pathname);
};

const withPostgres = async <T>(shop: Platform, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: shop.postgres.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const newOrder = (amount: string) => ({
  id: `e2e-${crypto.randomUUID()}`,
  date: new Date().toISOString(),
  status: "confirmed",
  customer: { id: 1, name: "Ana", email: "ana@example.com" },
  payment: { id: 1, amount, currency: "usd", method: "credit" },
  shipping: { id: 1, time: 1, unit: "days", method: "courier" },
  items: [{ id: 1, product: 1, name: "Puck", quantity: 1, price: amount, subtotal: amount }],
});

/** Takes an order in as another channel's till would, which also hands out whatever the log still holds. */
const takeIn = async (page: Page, amount: string): Promise<string> => {
  const order = newOrder(amount);
  expect((await page.request.post("/api/checkout", { data: order })).status()).toBe(200);
  return order.id;
};

/** Row and bug belong to the whole shop: the drill and the filter take turns. */
test.describe.configure({ mode: "serial" });

test("the drill is walked through to its proof", async ({ page }) => {
  test.setTimeout(300_000);
  await asOffice(page, "/admin/drill");
  await page.getByRole("link", { name: "Begin", exact: true }).click();
  await expect(page).toHaveURL(/run=drill-\d+/);
  const order = (number: number) => page.getByRole("row", { name: new RegExp(`No\\. ${number}\\b`) });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const slowly = { timeout: 90_000 };

  await press("Send two orders");
  await expect(order(1)).toContainText("9001", slowly);
  await expect(order(2)).toContainText("100.00", slowly);
  await expect(order(2)).toContainText("found", slowly);
  await expect(order(1)).toContainText("stayed out", slowly);
  if (await page.getByRole("button", { name: "Store it now" }).isVisible()) await press("Store it now");
  await expect(order(1)).toContainText("stored", slowly);
  await press("Switch the bug on");
  await press("Send two more");
  await expect(order(3).getByText("CORRUPTED!")).toHaveCount(4, slowly);
  await expect(order(4).getByText("CORRUPTED!")).toHaveCount(4, slowly);
  await press("Switch the bug off");
  await press("Replay the last 14 days");
  await expect(page.getByRole("button", { name: "Send one more" })).toBeVisible(slowly);
  await expect(page.getByText("CORRUPTED!", { exact: true })).toHaveCount(0, slowly);
  await expect(order(4)).toContainText("250.00");
  await press("Send one more");
  await expect(order(5)).toContainText("9005", slowly);
  await page.getByRole("button", { name: /^Compare/ }).click();
  await expect(page.getByText("The drill is over")).toBeVisible(slowly);
  await expect(page.getByText("equal", { exact: true })).toBeVisible();
});

test("an event that cannot be understood is a dead letter, and is redriven once it can", async ({
  page,
  shop,
}) => {
  test.setTimeout(120_000);
  await asOffice(page, "/admin/dead-letters");
  const id = `evt_e2e${Date.now()}`;
  await withPostgres(shop, (client) =>
    client.query(
      `insert into events (id, type, version, aggregate_id, occurred_at, actor, request_id, attributes, data)
       values ($1, 'account.password-changed', 9, 'usr_nobody', now(), 'system:e2e', $1, '{}', '{"userId":"usr_nobody"}')`,
      [id],
    ),
  );
  await takeIn(page, "1.00");
  await expect(async () => {
    await page.goto(`/admin/dead-letters?q=${id}`);
    await expect(page.getByText("unknown version 9 of account.password-changed")).toBeVisible({
      timeout: 1000,
    });
  }).toPass({ timeout: 60_000 });
  await page.goto("/admin");
  await expect(page.getByRole("link", { name: /^Dead letters/ }).first()).toBeVisible();

  await withPostgres(shop, (client) => client.query("update events set version = 1 where id = $1", [id]));
  await page.goto(`/admin/dead-letters?q=${id}`);
  await page.getByRole("button", { name: "Redrive", exact: true }).click();
  await expect(page.getByText("Everything arrived")).toBeVisible();
  await expect(async () => {
    await page.goto(`/admin/events/${id}`);
    await expect(page.getByText("account-mail")).toBeVisible();
    await expect(page.getByText("done", { exact: true })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText(/redriven/)).toBeVisible();
});

test("a filter is tried, refused where it is wrong, saved, and holds for the next event", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await asOffice(page, "/admin/pipelines");
  await takeIn(page, "150.00");
  const panel = page.locator("section", {
    has: page.getByRole("heading", { name: "Analytics", exact: true }),
  });
  await page.getByRole("button", { name: "Live" }).click();
  await panel.getByText("Filter", { exact: true }).click();
  const field = panel.getByLabel("Filter policy");
  const saved = await field.inputValue();

  await field.fill('{ "amount": [{ "numeric": ["~", 200] }] }');
  await panel.getByRole("button", { name: "Save the filter" }).click();
  await expect(panel.getByText(/"~" is no comparison/)).toBeVisible();
  await field.fill('{ "amount": [{ "numeric": [">=", 200] }], "source": ["external"] }');
  await panel.getByRole("button", { name: /^Try it/ }).click();
  await expect(panel.getByText(/^\d+ of \d+ would pass$/)).toBeVisible();
  await expect(panel.getByText("amount (150.00) is not >= 200.").first()).toBeVisible();
  await panel.getByRole("button", { name: "Save the filter" }).click();
  await expect(page.getByText("Saved. It holds for events from now on.")).toBeVisible();

  const orderId = await takeIn(page, "199.99");
  await expect(async () => {
    await page.goto(`/admin/events?q=external:${orderId}`);
    await page.getByRole("row").getByRole("link", { name: "external-order.received" }).click();
    const analytics = page.getByRole("listitem").filter({ hasText: "analytics-pipeline" });
    await expect(analytics).toContainText("filtered out", { timeout: 2000 });
  }).toPass({ timeout: 60_000 });

  await page.goto("/admin/pipelines");
  await panel.getByText("Filter", { exact: true }).click();
  await field.fill(saved);
  await panel.getByRole("button", { name: "Save the filter" }).click();
  await expect(page.getByText("Saved. It holds for events from now on.")).toBeVisible();
  await page.goto("/admin/audit?action=pipeline");
  await expect(page.getByRole("row", { name: /pipeline\.filter/ }).first()).toContainText("Market office");
});

test("a webhook is added, called with a signature, and its answer stands in the log", async ({ page }) => {
  const { createServer } = await import("node:http");
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(String(request.headers["webhook-signature"]));
    response.writeHead(200).end("thank you");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/hook`;
  try {
    await asOffice(page, "/admin/webhooks");
    await page.getByRole("button", { name: "Add a webhook" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Address that is called").fill(url);
    await dialog.getByRole("button", { name: "Add the webhook" }).click();
    await expect(dialog.getByText(/^whsec_/)).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("heading", { level: 1, name: url })).toBeVisible();
    await page.getByRole("button", { name: "Send a trial" }).click();
    await expect.poll(() => seen.length, { timeout: 30_000 }).toBe(1);
    expect(seen[0]).toMatch(/^v1,/);
    await expect(async () => {
      await page.reload();
      await page.getByText("Answers").first().click();
      await expect(page.getByText("thank you")).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete it" }).click();
    await expect(page).toHaveURL(/\/admin\/webhooks$/);
  } finally {
    server.close();
  }
});
