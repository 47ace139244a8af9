import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import * as checkoutRoute from "@/app/api/cart/checkout/route";
import * as cartRoute from "@/app/api/cart/route";
import { productStock } from "@/db/schema/catalog";
import { orders } from "@/db/schema/orders";
import { addProducts } from "@/testing/catalog";
import { ADDRESS } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { type Answer, callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";

const db = useDatabase();

const theLast = async (stock: number) => {
  const [product] = await addProducts(db(), [{ name: `The last ${stock} of ${Math.random()}`, stock }]);
  return product?.id ?? "";
};

const reservedOf = async (productId: string) =>
  (await db().select().from(productStock).where(eq(productStock.productId, productId)))[0]?.reserved;

const add = (productId: string, quantity: number, cookie = "") =>
  callRoute(cartRoute, { method: "POST", path: "/cart", body: { productId, quantity }, headers: { cookie } });
const view = (cookie: string) => callRoute(cartRoute, { path: "/cart", headers: { cookie } });
const checkOut = (cookie: string) =>
  callRoute(checkoutRoute, {
    method: "POST",
    path: "/cart/checkout",
    body: { payment: "card", email: "ana@example.com", shippingAddress: ADDRESS },
    headers: { cookie, "x-vercel-forwarded-for": `10.0.0.${Math.ceil(Math.random() * 200)}` },
  });

const cartCookie = ({ headers }: Answer) => headers.getSetCookie()[0]?.split(";")[0] ?? "";
const lineOf = ({ body }: Answer) =>
  (body as { items: { problem: string | null; left?: number }[] }).items[0];

test("who is paying for the last pieces is not told that they are sold out; everybody else is", async () => {
  const productId = await theLast(3);
  const mine = cartCookie(await add(productId, 2));
  const other = cartCookie(await add(productId, 1));
  expect((await checkOut(mine)).status).toBe(201);
  expect(lineOf(await view(mine))).toMatchObject({ problem: null });
  expect(lineOf(await view(other))).toMatchObject({ problem: null });
  expect((await checkOut(other)).status).toBe(201);
  const late = cartCookie(await add(productId, 1));
  expect(lineOf(await view(late))).toMatchObject({ problem: "out-of-stock" });
  expect(lineOf(await view(mine))).toMatchObject({ problem: null });
  expect(lineOf(await add(productId, 1, mine))).toMatchObject({ problem: "only-n-left", left: 2 });
});

test("who began to pay as a guest and signs in goes on with one order, also for the last piece", async () => {
  const productId = await theLast(1);
  const guest = cartCookie(await add(productId, 1));
  const begun = await checkOut(guest);
  const { headers } = await signIn(db());
  const cookie = `${guest}; ${headers.cookie}`;
  expect(lineOf(await view(cookie))).toMatchObject({ problem: null });
  const placed = await checkOut(cookie);
  expect([placed.status, problemOf(placed)]).toEqual([201, undefined]);
  const { orderId } = begun.body as { orderId: string };
  const [left] = await db().select().from(orders).where(eq(orders.id, orderId));
  expect(left?.status).toBe("cancelled");
  expect(await reservedOf(productId)).toBe(1);
});

test("a checkout is the first call after signing in and finds what the guest gathered", async () => {
  const productId = await theLast(5);
  const guest = cartCookie(await add(productId, 2));
  const { headers } = await signIn(db());
  const placed = await checkOut(`${guest}; ${headers.cookie}`);
  expect(placed.body).toMatchObject({ quote: { lines: [{ productId, quantity: 2 }] } });
  expect((await view(guest)).body).toMatchObject({ items: [] });
});
