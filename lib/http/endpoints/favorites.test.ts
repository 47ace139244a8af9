import { beforeAll, expect, test } from "vitest";
import * as cartRoute from "@/app/api/cart/route";
import * as meRoute from "@/app/api/me/route";
import * as favoritesRoute from "@/app/api/product/favorites/route";
import { listFavorites, setFavorite } from "@/lib/http/endpoints/favorites";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { type Answer, callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";

const db = useDatabase();
const PATH = "/product/favorites";
const DAYS_90 = 90 * 24 * 3600;

beforeAll(async () => {
  await addProducts(
    db(),
    ["A", "B", "C"].map((name) => ({ id: name, name })),
  );
});

/** A browser that keeps its cookies. */
const aBrowser = (cookie = "") => {
  const jar = new Map(cookie === "" ? [] : [cookie.split("=") as [string, string]]);
  const send = async (
    routes: Parameters<typeof callRoute>[0],
    method: "GET" | "POST",
    path: string,
    body?: unknown,
  ) => {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
    const answer = await callRoute(routes, { method, path, body, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    return answer;
  };
  return {
    jar,
    list: () => send(favoritesRoute, "GET", PATH),
    heart: (productId: string, favorite = true) =>
      send(favoritesRoute, "POST", PATH, { productId, favorite }),
    me: () => send(meRoute, "GET", "/me"),
    add: (productId: string) => send(cartRoute, "POST", "/cart", { productId }),
  };
};

const idsOf = ({ body }: Answer) =>
  listFavorites.responses[200].schema.parse(body).products.map((product) => product.productId);

test("a guest without a cookie has none, and none is set for asking or for taking a heart back", async () => {
  const browser = aBrowser();
  expect(idsOf(await browser.list())).toEqual([]);
  expect((await browser.heart("A", false)).status).toBe(200);
  expect(browser.jar.size).toBe(0);
});

test("a guest's first heart sets the cart's cookie for 90 days, and the cart does not shorten it", async () => {
  const browser = aBrowser();
  const first = await browser.heart("A");
  expect(setFavorite.responses[200].schema.parse(first.body)).toEqual({ productId: "A", favorite: true });
  expect(first.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      new RegExp(`^cartId=[0-9a-f-]{36}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DAYS_90}$`),
    ),
    `mc=1; Path=/; SameSite=Lax; Max-Age=${DAYS_90}`,
    `favorites=1; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DAYS_90}`,
  ]);
  const added = await browser.add("A");
  expect(added.headers.getSetCookie()[0]).toBe(
    `cartId=${browser.jar.get("cartId")}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DAYS_90}`,
  );
  await browser.heart("B");
  expect(idsOf(await browser.list())).toEqual(["B", "A"]);
  expect((await browser.me()).body).toMatchObject({ favorites: ["B", "A"], cart: { itemCount: 1 } });
  await browser.heart("B", false);
  expect((await browser.me()).body).toMatchObject({ favorites: ["A"] });
});

test("signed in, the guest's hearts join the account's and are the account's on every device", async () => {
  const browser = aBrowser();
  await browser.heart("A");
  const { headers } = await signIn(db());
  const [name = "", value = ""] = headers.cookie.split("=");
  browser.jar.set(name, value);
  const second = await browser.heart("B");
  expect(second.headers.getSetCookie()).toEqual([]);
  expect((await browser.me()).body).toMatchObject({ favorites: ["B", "A"] });
  const elsewhere = aBrowser(headers.cookie);
  expect(idsOf(await elsewhere.list())).toEqual(["B", "A"]);
  await elsewhere.heart("A", false);
  expect(idsOf(await browser.list())).toEqual(["B"]);
  browser.jar.delete(name);
  expect(idsOf(await browser.list())).toEqual([]);
});

test("what is wrong is said", async () => {
  const browser = aBrowser();
  expect(problemOf(await browser.heart("prd_unknown"))).toBe("unknown-product");
  for (const body of [
    {},
    { productId: "A" },
    { productId: "A", favorite: "yes" },
    [],
    { productId: 1, favorite: true },
  ]) {
    expect(problemOf(await callRoute(favoritesRoute, { method: "POST", path: PATH, body }))).toBe(
      "invalid-body",
    );
  }
  expect(browser.jar.size).toBe(0);
});
