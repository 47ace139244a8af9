import { beforeEach, expect, test, vi } from "vitest";

type Sent = { favorite: boolean; productId: string };

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A shop that answers hearts when the test says so. */
const aShop = () => {
  const sent: Sent[] = [];
  const waiting: { resolve: (response: Response) => void; reject: (error: Error) => void }[] = [];
  vi.stubGlobal("fetch", (_url: string, init: RequestInit = {}) => {
    if (init.body) sent.push(JSON.parse(String(init.body)));
    return new Promise<Response>((resolve, reject) => waiting.push({ resolve, reject }));
  });
  const answer = async (status = 200, body: unknown = {}) => {
    waiting.shift()?.resolve(new Response(JSON.stringify(body), { status }));
    await settle();
  };
  const lose = async () => {
    waiting.shift()?.reject(new TypeError("network"));
    await settle();
  };
  return { sent, answer, lose };
};

const me = (favorites: string[]) => ({
  user: null,
  cart: { itemCount: 0, subtotal: 0, currency: "usd" },
  favorites,
  points: null,
  unreadNotifications: 0,
});

const open = async () => {
  vi.resetModules();
  vi.stubGlobal("document", { cookie: "mc=1" });
  const shop = aShop();
  const cart = await import("@/components/cart/cart-store");
  const { isFavorite, setFavorite } = await import("./favorites-store");
  const { toastStore } = await import("@/components/ui/toast-store");
  const load = async (favorites: string[]) => {
    const loading = cart.loadMe();
    await shop.answer(200, me(favorites));
    await loading;
  };
  return {
    shop,
    load,
    setFavorite: (favorite: boolean, productId = "a") => void setFavorite(productId, favorite),
    add: () => cart.changeCart({ productId: "a", by: "add", quantity: 1 }),
    isFilled: () => isFavorite(cart.readView(), "a", false),
    toasts: () => toastStore.read().map((toast) => toast.text),
  };
};

let page: Awaited<ReturnType<typeof open>>;
beforeEach(async () => {
  page = await open();
});

test("a heart fills at once, stays when the shop agrees, and is the shop's again with its next answer", async () => {
  page.setFavorite(true);
  expect(page.isFilled()).toBe(true);
  await page.shop.answer();
  expect(page.isFilled()).toBe(true);
  expect(page.shop.sent).toEqual([{ productId: "a", favorite: true }]);
  await page.load([]);
  expect(page.isFilled()).toBe(false);
});

test("what the shop said before it heard of the heart does not empty it", async () => {
  const { loadMe } = await import("@/components/cart/cart-store");
  const loading = loadMe();
  page.setFavorite(true);
  await page.shop.answer(200, me([]));
  await loading;
  expect(page.isFilled()).toBe(true);
  await page.shop.answer();
  expect(page.isFilled()).toBe(true);
});

test("clicks while a request is on its way end with the last, told once", async () => {
  await page.load(["a"]);
  for (const favorite of [false, true, false, true]) page.setFavorite(favorite);
  expect(page.isFilled()).toBe(true);
  expect(page.shop.sent.map(({ favorite }) => favorite)).toEqual([false]);
  await page.shop.answer();
  await page.shop.answer();
  expect(page.shop.sent.map(({ favorite }) => favorite)).toEqual([false, true]);
  expect(page.isFilled()).toBe(true);
});

test("a visitor's first writes wait for each other, so that one cookie holds them all", async () => {
  page.setFavorite(true, "a");
  page.setFavorite(true, "b");
  page.add();
  expect(page.shop.sent).toEqual([{ productId: "a", favorite: true }]);
  await page.shop.answer();
  await page.shop.answer();
  expect(page.shop.sent).toEqual([
    { productId: "a", favorite: true },
    { productId: "b", favorite: true },
    { productId: "a", quantity: 1 },
  ]);
});

test("a heart that could not be kept empties again, and says why", async () => {
  page.setFavorite(true);
  await page.shop.lose();
  expect(page.isFilled()).toBe(false);
  page.setFavorite(true);
  await page.shop.answer(404, { detail: "There is no product a, or it is no longer sold." });
  expect(page.isFilled()).toBe(false);
  expect(page.toasts()).toEqual([
    "We could not reach the shop. Check your connection and try again.",
    "There is no product a, or it is no longer sold.",
  ]);
});
