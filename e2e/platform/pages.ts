import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import type { Platform } from "./shop";

/** How one comes to a page: its address, once whatever it is about is there. */
type Way = string | ((page: Page, shop: Platform) => Promise<string>);

/** The first entry of a list that leads to a page of its own. */
const firstOf =
  (list: string, prefix: string, part = ""): Way =>
  async (page) => {
    await page.goto(list);
    const links = page.locator(`main a[href^="${prefix}"]${part && `[href*="${part}"]`}`);
    const href = await links.first().getAttribute("href");
    if (!href) throw new Error(`${list} leads to nothing below ${prefix}`);
    return href;
  };

/** A purchase that this visit makes, however it ends. */
const purchase: Way = async (page, shop) => {
  const list = await page.request.get(`${shop.app.url}/api/product?inStock=true&limit=1`);
  const { products } = (await list.json()) as { products: { productId: string }[] };
  await page.goto(`/account/wallet/buy?product=${products[0]?.productId}`);
  const button = page.getByRole("button", { name: "Buy from the wallet" });
  if ((await button.count()) === 0) return "/account/wallet/purchase/ord_unknown";
  await button.click();
  await page.waitForURL(/wallet\/purchase/);
  return new URL(page.url()).pathname;
};

/** An order of another channel, taken in and stored in an encrypted object. */
const backup: Way = async (page, shop) => {
  const item = { id: 1, product: 1, name: "Puck", quantity: 1, price: "1.00", subtotal: "1.00" };
  await page.request.post(`${shop.app.url}/api/checkout`, {
    data: {
      id: crypto.randomUUID(),
      date: new Date().toISOString(),
      status: "confirmed",
      customer: { id: 1, name: "Ana", email: "ana@example.com" },
      payment: { id: 1, amount: "1.00", currency: "usd", method: "credit" },
      shipping: { id: 1, time: 1, unit: "days", method: "courier" },
      items: [item],
    },
  });
  const link = page.locator('main a[href^="/admin/backups/"]');
  for (let tries = 0; tries < 60 && (await link.count()) === 0; tries++) {
    await page.goto("/admin/backups");
    const store = page.getByRole("button", { name: "Store it now" });
    if ((await store.count()) > 0) await store.click();
    await page.waitForTimeout(1000);
  }
  return (await link.first().getAttribute("href")) ?? "/admin/backups/none";
};

/** An endpoint that this visit makes. */
const webhook: Way = async (page, shop) => {
  const made = await page.request.post(`${shop.app.url}/api/admin/webhooks`, {
    data: { url: "http://127.0.0.1:9/nobody", types: ["order.paid"] },
  });
  const { webhook: one } = (await made.json()) as { webhook: { id: string } };
  return `/admin/webhooks/${one.id}`;
};

/** Pages for everybody, by their route. */
export const OPEN_PAGES: Record<string, Way> = {
  "/": "/",
  "/best-sellers": "/best-sellers",
  "/best-sellers/[category]": "/best-sellers/elects",
  "/campaigns": "/campaigns",
  "/category/[slug]": "/category/elects",
  "/category/[slug]/[page]": "/category/elects/2",
  "/docs/api": "/docs/api",
  "/favorites": "/favorites",
  "/forgot-password": "/forgot-password",
  "/product/[slug]": "/product/unicorn",
  "/reset-password": "/reset-password",
  "/search": "/search?q=cheese",
  "/sign-in": "/sign-in",
  "/sign-up": "/sign-up",
  "/topic/[slug]": "/topic/winter-sale",
  "/topic/[slug]/[page]": "/topic/winter-sale/2",
  "/order/[orderId]/open": "/order/ord_unknown/open",
  "/_not-found": "/no-such-page",
};

/** Pages on the way from a cart to a receipt, which one journey walks through. */
export const ORDER_PAGES = [
  "/cart",
  "/checkout",
  "/checkout/complete",
  "/order/[orderId]",
  "/order/[orderId]/pay",
];

/** Pages of whoever is signed in. */
export const ACCOUNT_PAGES: Record<string, Way> = {
  "/account": "/account",
  "/account/addresses": "/account/addresses?edit=new",
  "/account/favorites": "/account/favorites",
  "/account/orders": "/account/orders",
  "/account/points": "/account/points",
  "/account/privacy": "/account/privacy",
  "/account/profile": "/account/profile",
  "/account/sessions": "/account/sessions",
  "/account/wallet": "/account/wallet",
  "/account/wallet/buy": async (page, shop) => {
    const list = await page.request.get(`${shop.app.url}/api/product?inStock=true&limit=1`);
    const { products } = (await list.json()) as { products: { productId: string }[] };
    return `/account/wallet/buy?product=${products[0]?.productId}`;
  },
  "/account/wallet/purchase/[orderId]": purchase,
  "/account/wallet/top-up": "/account/wallet/top-up?payment_intent=pi_unknown",
};

/** Pages of the office. */
export const OFFICE_PAGES: Record<string, Way> = {
  "/admin": "/admin",
  "/admin/api-keys": "/admin/api-keys",
  "/admin/audit": "/admin/audit",
  "/admin/backups": "/admin/backups",
  "/admin/backups/[key]": backup,
  "/admin/campaigns": "/admin/campaigns",
  "/admin/campaigns/[id]": firstOf("/admin/campaigns?status=active", "/admin/campaigns/cmp_"),
  "/admin/campaigns/new": "/admin/campaigns/new",
  "/admin/carts": "/admin/carts",
  "/admin/categories": "/admin/categories",
  "/admin/dead-letters": "/admin/dead-letters",
  "/admin/drill": "/admin/drill?run=begin",
  "/admin/events": "/admin/events",
  "/admin/events/[id]": firstOf("/admin/events", "/admin/events/evt_"),
  "/admin/loyalty": "/admin/loyalty",
  "/admin/orders": "/admin/orders",
  "/admin/orders/[orderId]": firstOf("/admin/orders?status=delivered", "/admin/orders/ord_"),
  "/admin/payments": "/admin/payments",
  "/admin/pipelines": "/admin/pipelines",
  "/admin/products": "/admin/products",
  "/admin/products/[productId]": firstOf("/admin/products", "/admin/products/prd_"),
  "/admin/products/import": "/admin/products/import",
  "/admin/products/new": "/admin/products/new",
  "/admin/promotion-codes": "/admin/promotion-codes",
  "/admin/purchases": "/admin/purchases",
  "/admin/purchases/[orderId]": async (page, shop) => {
    if (typeof purchase === "function") await purchase(page, shop);
    return (firstOf("/admin/purchases", "/admin/purchases/ord_") as Exclude<Way, string>)(page, shop);
  },
  "/admin/rebuilds": "/admin/rebuilds",
  "/admin/replays": "/admin/replays",
  "/admin/search": "/admin/search",
  "/admin/topics": "/admin/topics",
  "/admin/users": "/admin/users",
  "/admin/users/[userId]": firstOf("/admin/users", "/admin/users/usr_"),
  "/admin/webhooks": "/admin/webhooks",
  "/admin/webhooks/[id]": webhook,
};

export const wayTo = async (way: Way, page: Page, shop: Platform): Promise<string> =>
  typeof way === "string" ? way : way(page, shop);

/** The routes of every page that the build holds, but the one for when nothing at all can be drawn. */
export const builtPages = (): string[] => {
  const file = join(process.cwd(), ".next", "app-path-routes-manifest.json");
  const routes = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  return Object.entries(routes)
    .filter(([entry]) => entry.endsWith("/page"))
    .map(([, route]) => route)
    .filter((route) => route !== "/_global-error")
    .sort();
};
