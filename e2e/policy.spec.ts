import { expect, test } from "./platform/shop";

const PERSONAL = ["/cart", "/sign-in", "/sign-up", "/forgot-password"];

for (const path of PERSONAL) {
  test(`every script of ${path} carries the nonce of its policy`, async ({ request }) => {
    const response = await request.get(path);
    const nonce = /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1];
    expect(nonce).toBeTruthy();
    const scripts = [...(await response.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(response.headers()["cache-control"]).toContain("no-store");
  });
}

for (const path of ["/accounts", "/administrator", "/checkout-later", "/listsandmore", "/no-such-page"]) {
  test(`${path}, which is no page, carries the policy of pages for everyone`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect(response.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(response.headers()["x-frame-options"]).toBe("DENY");
  });
}

for (const path of [
  "/order",
  "/order/ord_1/nothing",
  "/checkout/nope",
  "/account/nope",
  "/admin/nope/at-all",
  "/account/x.y",
  "/checkout/no%20such%20page",
  "/order/ord_1/caf%C3%A9",
  "/checkout/100%",
]) {
  test(`${path}, which is no page of its area, is a page that says so and whose scripts run`, async ({
    page,
    context,
    shop,
  }) => {
    // As good as a session to whoever only decides where to send a visitor.
    await context.addCookies([{ name: "next-auth.session-token", value: "old", url: shop.app.url }]);
    const refused: string[] = [];
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) refused.push(message.text());
    });
    await context.addInitScript(() => localStorage.setItem("theme", "dark"));
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.getByRole("button", { name: "Light" }).first().click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    expect(refused).toEqual([]);
  });
}

test("whatever may be a page of an area keeps its nonce, however its address is spelt", async ({
  request,
}) => {
  for (const [path, status] of [
    ["/order/ord_1", 200],
    ["/order/%6frd_1", 200],
    ["/order/ord.1", 200],
    ["/order/ord_1%2Fpay", 200],
    ["/checkout/complete?x=1", 200],
    ["/%6frder/ord_1", 404],
    ["/order/ord_1/op%65n", 404],
  ] as const) {
    const response = await request.get(path);
    expect([path, response.status()]).toEqual([path, status]);
    expect(response.headers()["content-security-policy"], path).toContain("'nonce-");
  }
});

test("an address that cannot be decoded is one that is not there", async ({ request }) => {
  for (const path of ["/product/100%", "/category/%ff?page=2", "/api/product/%zz"]) {
    expect([path, (await request.get(path)).status()]).toEqual([path, 404]);
  }
});

test("a picture that is not there is answered without a page", async ({ request }) => {
  for (const path of ["/art/none", "/icons/none.png"]) {
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect(response.headers()["content-type"]).toContain("json");
  }
});

test("two answers never share a nonce", async ({ request }) => {
  const read = async () => (await request.get("/cart")).headers()["content-security-policy"];
  expect(await read()).not.toBe(await read());
});

test("pages for everyone forbid foreign scripts and eval, and nothing breaks the policy", async ({
  page,
}) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  for (const path of ["/", "/best-sellers", "/search?q=cheese", "/cart", "/sign-in"]) {
    const response = await page.goto(path);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe-eval");
    await page.waitForLoadState("load");
  }
  expect(violations).toEqual([]);
});

test("an unknown product is a real 404 on the first visit", async ({ request }) => {
  const slug = `nothing-${Date.now()}`;
  expect((await request.get(`/product/${slug}`)).status()).toBe(404);
  expect((await request.get(`/product/${slug}`)).status()).toBe(404);
  expect((await request.get(`/no-such-page-${Date.now()}`)).status()).toBe(404);
});
