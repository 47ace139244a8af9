import { beforeEach, expect, test, vi } from "vitest";

type Answer = { status: number; body: unknown };
type Sent = { method: string; path: string; body: { productId: string; quantity: number } | undefined };

/** A server that answers when the test says so, in the order of the requests. */
const aServer = () => {
  const sent: Sent[] = [];
  const waiting: ((answer: Answer | Error) => void)[] = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit = {}) => {
    const body = init.body ? JSON.parse(String(init.body)) : undefined;
    sent.push({ method: init.method ?? "GET", path: url, body });
    return new Promise<Response>((resolve, reject) => {
      waiting.push((answer) =>
        answer instanceof Error
          ? reject(answer)
          : resolve(new Response(JSON.stringify(answer.body), { status: answer.status })),
      );
    });
  });
  const answer = async (status: number, body: unknown) => {
    waiting.shift()?.({ status, body });
    await settle();
  };
  const lose = async () => {
    waiting.shift()?.(new TypeError("network"));
    await settle();
  };
  return { sent, answer, lose };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const cartOf = (itemCount: number) => ({ itemCount, subtotal: itemCount * 100, currency: "usd" });

const load = async () => {
  vi.resetModules();
  const store = await import("./cart-store");
  const { toastStore } = await import("@/components/ui/toast-store");
  return {
    ...store,
    toasts: () => toastStore.read().map((toast) => toast.text),
    undo: () => toastStore.read().at(-1)?.action?.run(),
  };
};

let server: ReturnType<typeof aServer>;
let store: Awaited<ReturnType<typeof load>>;

const add = (productId: string, quantity = 1) => store.changeCart({ productId, by: "add", quantity });

beforeEach(async () => {
  server = aServer();
  store = await load();
  vi.stubGlobal("document", { cookie: "mc=1" });
});

test("a change shows at once, and the server's cart takes its place", async () => {
  add("a");
  expect(store.readCart()?.itemCount).toBe(1);
  await server.answer(200, cartOf(5));
  expect(store.readCart()).toEqual(cartOf(5));
});

test("one request at a time; what is clicked meanwhile is gathered and stays in sight", async () => {
  add("a");
  add("a");
  add("a");
  add("b");
  expect(store.readCart()?.itemCount).toBe(4);
  expect(server.sent).toHaveLength(1);
  await server.answer(200, cartOf(1));
  expect(store.readCart()?.itemCount).toBe(4);
  await server.answer(200, cartOf(3));
  await server.answer(200, cartOf(4));
  expect(server.sent.map(({ body }) => [body?.productId, body?.quantity])).toEqual([
    ["a", 1],
    ["a", 2],
    ["b", 1],
  ]);
  expect(store.readCart()).toEqual(cartOf(4));
});

test("a refused change is taken back alone, and said", async () => {
  add("a");
  add("b");
  await server.answer(409, { detail: "A cart holds at most 500 of one product." });
  expect(store.readCart()?.itemCount).toBe(1);
  await server.answer(200, cartOf(1));
  expect(store.readCart()).toEqual(cartOf(1));
  expect(store.toasts()).toEqual(["A cart holds at most 500 of one product."]);
});

test("a lost answer is asked for once more; then the shopper is told", async () => {
  add("a");
  await server.lose();
  await server.answer(200, cartOf(1));
  expect(store.readCart()).toEqual(cartOf(1));
  add("a");
  await server.lose();
  await server.lose();
  expect(store.readCart()).toEqual(cartOf(1));
  expect(store.toasts()[0]).toContain("could not reach the shop");
});

test("an answer that a write has overtaken is thrown away", async () => {
  const reading = store.loadMe();
  add("a");
  await server.answer(200, { user: null, cart: cartOf(0), favorites: [] });
  await reading;
  expect(store.readCart()?.itemCount).toBe(1);
  await server.answer(200, cartOf(1));
  expect(store.readCart()).toEqual(cartOf(1));
});

test("a visitor without a cookie asks for nothing", async () => {
  vi.stubGlobal("document", { cookie: "theme=dark" });
  await store.loadMe();
  expect(server.sent).toEqual([]);
});

test("what came along at sign-in is said once, with a way back that waits for its turn", async () => {
  const page = { cookie: "mc=1; merged=2", querySelector: () => null };
  vi.stubGlobal("document", page);
  const reading = store.loadMe();
  await server.answer(200, { user: { id: "usr_1" }, cart: cartOf(5), favorites: [] });
  await reading;
  expect(store.toasts()).toEqual(["We added 2 items from this device"]);
  expect(page.cookie).toBe("merged=; Path=/; Max-Age=0");

  add("a");
  store.undo();
  expect(server.sent.map(({ path }) => path)).toEqual(["/api/me", "/api/cart"]);
  await server.answer(200, cartOf(6));
  expect(server.sent.at(-1)).toMatchObject({ method: "POST", path: "/api/cart/migrate/undo" });
  await server.answer(200, cartOf(4));
  expect(store.readCart()).toEqual(cartOf(4));
});

test("a page that says itself what came along gets no toast, and a guest is told nothing", async () => {
  const page = { cookie: "mc=1; merged=2", querySelector: () => ({}) };
  vi.stubGlobal("document", page);
  for (const user of [null, { id: "usr_1" }]) {
    const reading = store.loadMe();
    await server.answer(200, { user, cart: cartOf(2), favorites: [] });
    await reading;
    expect(store.toasts()).toEqual([]);
    expect(page.cookie).toBe(user ? "merged=; Path=/; Max-Age=0" : "mc=1; merged=2");
  }
});
