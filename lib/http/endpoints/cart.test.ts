import { beforeAll, describe, expect, test } from "vitest";
import * as lineRoute from "@/app/api/cart/[productId]/route";
import * as cartRoute from "@/app/api/cart/route";
import * as meRoute from "@/app/api/me/route";
import { categories, productStock, products } from "@/db/schema/catalog";
import { Cart, Me } from "@/lib/cart/schema";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";

const db = useDatabase();
const [apples, pears] = [createId("prd"), createId("prd")];
const GONE = "prd_never_heard_of";

beforeAll(async () => {
  await db().insert(categories).values({ slug: "fruit", name: "Fruit", imageUrl: "/art/apple" });
  const rows = [
    { id: apples, name: "Apples", price: 250 },
    { id: pears, name: "Pears", price: 199 },
  ];
  await db()
    .insert(products)
    .values(
      rows.map((row) => ({
        ...row,
        slug: row.id.toLowerCase(),
        sortName: row.name.toLowerCase(),
        categorySlug: "fruit",
        currency: "usd",
        imageUrl: "/art/apple",
      })),
    );
  await db()
    .insert(productStock)
    .values(rows.map((row) => ({ productId: row.id, stock: 1000 })));
});

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** A client that keeps its cookies, as a browser does. */
const aClient = () => {
  const jar = new Map<string, string>();
  const call = async (
    method: Method,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown; headers: Headers }> => {
    const [module, productId] = path.startsWith("/cart/")
      ? [lineRoute, path.slice("/cart/".length)]
      : [path === "/me" ? meRoute : cartRoute, ""];
    const request = new Request(`http://localhost:3000/api${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const response = await module[method](request, { params: Promise.resolve({ productId }) });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
  return { call, jar };
};

const slugOf = (body: unknown): string | undefined =>
  String((body as { type?: string }).type)
    .split("/")
    .at(-1);

test("without a cookie the cart is empty, and nothing is set", async () => {
  const { call, jar } = aClient();
  const { status, body } = await call("GET", "/cart");
  expect(status).toBe(200);
  expect(Cart.parse(body)).toMatchObject({ cartId: null, items: [], itemCount: 0, expiresAt: null });
  expect((await call("DELETE", "/cart")).status).toBe(200);
  expect(jar.size).toBe(0);
});

test("the first write sets the cart's cookie for a day, out of a script's reach, and a hint within it", async () => {
  const { call, jar } = aClient();
  const { status, body, headers } = await call("POST", "/cart", { productId: apples });
  expect(status).toBe(200);
  const cart = Cart.parse(body);
  expect(cart).toMatchObject({ itemCount: 1, subtotal: 250, owner: "anonymous", cartId: jar.get("cartId") });
  expect(headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^cartId=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400$/,
    ),
    "mc=1; Path=/; SameSite=Lax; Max-Age=86400",
  ]);
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(headers.get("ratelimit-limit")).toBe("1200");
  const again = await call("POST", "/cart", { productId: apples, quantity: 2, price: 1 });
  expect(Cart.parse(again.body)).toMatchObject({ cartId: cart.cartId, subtotal: 750 });
});

test("a cookie that is no cart of ours opens a new one", async () => {
  const { call, jar } = aClient();
  jar.set("cartId", "../../etc/passwd");
  await call("POST", "/cart", { productId: apples });
  expect(jar.get("cartId")).toMatch(/^[0-9a-f-]{36}$/);
});

describe("adding", () => {
  test.each([
    [{ productId: apples, quantity: 0 }, 400],
    [{ productId: apples, quantity: 1.5 }, 400],
    [{ productId: apples, quantity: "2" }, 400],
    [{ productId: apples, quantity: null }, 400],
    [{ quantity: 2 }, 400],
    [undefined, 400],
    ["{", 400],
    [{ productId: GONE }, 404],
    [{ productId: apples, quantity: -1 }, 409],
    [{ productId: apples, quantity: 501 }, 409],
  ])("%j is answered with %i", async (body, status) => {
    const { call, jar } = aClient();
    expect((await call("POST", "/cart", body)).status).toBe(status);
    expect(jar.size).toBe(0);
  });

  test("the same Idempotency-Key adds once and says so; another body is refused", async () => {
    const { call } = aClient();
    const key = { "idempotency-key": createId("req") };
    const first = await call("POST", "/cart", { productId: apples, quantity: 2 }, key);
    const again = await call("POST", "/cart", { quantity: 2, productId: apples }, key);
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.body).toEqual(first.body);
    const other = await call("POST", "/cart", { productId: apples, quantity: 3 }, key);
    expect([other.status, slugOf(other.body)]).toEqual([422, "idempotency-mismatch"]);
  });
});

describe("setting", () => {
  test.each([
    [{ quantity: 7 }, 200],
    [{ quantity: "7" }, 200],
    [{ quantity: 500 }, 200],
    [{ quantity: 501 }, 409],
    [{ quantity: -1 }, 400],
    [{ quantity: "-1" }, 400],
    [{ quantity: "seven" }, 400],
    [{ quantity: 1.5 }, 400],
    [{}, 400],
    [undefined, 400],
  ])("PUT of %j is answered with %i on both paths", async (body, status) => {
    const { call } = aClient();
    expect((await call("PUT", `/cart/${apples}`, body)).status).toBe(status);
    const whole = body && { productId: apples, ...body };
    expect((await call("PUT", "/cart", whole)).status).toBe(status);
  });

  test("an unknown product is 404, whatever the body, but setting it to 0 only removes", async () => {
    const { call } = aClient();
    expect((await call("PUT", `/cart/${GONE}`, { quantity: "many" })).status).toBe(404);
    expect((await call("PUT", `/cart/${GONE}`, { quantity: 1 })).status).toBe(404);
    expect((await call("PUT", `/cart/${GONE}`, { quantity: 0 })).status).toBe(200);
  });
});

test("a line can be read, set and removed by its address, and all go with a bare DELETE", async () => {
  const { call } = aClient();
  await call("POST", "/cart", { productId: apples, quantity: 2 });
  await call("POST", "/cart", { productId: pears, quantity: 3 });
  const { body } = await call("GET", `/cart/${pears}`);
  expect(body).toMatchObject({ item: { productId: pears, quantity: 3, subtotal: 597, problem: null } });
  expect((await call("GET", `/cart/${GONE}`)).status).toBe(404);
  expect(await call("DELETE", "/cart", { productId: pears })).toMatchObject({ body: { itemCount: 2 } });
  expect(await call("DELETE", `/cart/${pears}`)).toMatchObject({ status: 200, body: { itemCount: 2 } });
  expect((await call("DELETE", "/cart", {})).status).toBe(400);
  expect(await call("DELETE", "/cart")).toMatchObject({ status: 200, body: { items: [] } });
});

test("another site cannot change a cart with the visitor's cookie", async () => {
  const { call } = aClient();
  await call("POST", "/cart", { productId: apples });
  const attack = await call("POST", "/cart", { productId: apples }, { origin: "https://evil.example" });
  expect(attack.status).toBe(403);
});

test("the small answer for static pages counts the cart", async () => {
  const { call } = aClient();
  const stranger = await call("GET", "/me");
  expect(Me.parse(stranger.body)).toMatchObject({ user: null, cart: { itemCount: 0 }, points: null });
  await call("POST", "/cart", { productId: pears, quantity: 2 });
  const { body } = await call("GET", "/me");
  expect(Me.parse(body).cart).toEqual({ itemCount: 2, subtotal: 398, currency: "usd" });
});
