import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import * as migrateRoute from "@/app/api/cart/migrate/route";
import * as undoRoute from "@/app/api/cart/migrate/undo/route";
import * as cartRoute from "@/app/api/cart/route";
import * as meRoute from "@/app/api/me/route";
import { sessions } from "@/db/schema/accounts";
import { lifeLeft } from "@/lib/cart/testing";
import { createContext } from "@/lib/events/context";
import { closeSession, openSession } from "@/lib/http/session-open";
import { visitOf } from "@/lib/http/visit";
import { createId } from "@/lib/kernel/ids";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { type Answer, callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";

const db = useDatabase();
const [apples, pears] = [createId("prd"), createId("prd")];
const DAY_MS = 24 * 60 * 60 * 1000;

beforeAll(async () => {
  await addProducts(db(), [
    { id: apples, name: "Apples", price: 250, stock: 1000 },
    { id: pears, name: "Pears", price: 199, stock: 1000 },
  ]);
});

/** A browser that keeps its cookies; `guest` calls with the cart's cookie alone, as a tab from before the sign-in does. */
const aBrowser = () => {
  const jar = new Map<string, string>();
  const keep = (cookies: string[]) => {
    for (const line of cookies) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (line.includes("Max-Age=0")) jar.delete(name);
      else jar.set(name, value);
    }
  };
  const header = (names?: string[]) =>
    [...jar]
      .filter(([name]) => !names || names.includes(name))
      .map(([name, value]) => `${name}=${value}`)
      .join("; ");
  type Call = { method?: "GET" | "POST"; body?: unknown; headers?: Record<string, string> };
  const call = async (
    routes: Parameters<typeof callRoute>[0],
    path: string,
    { headers, ...more }: Call = {},
    cookies?: string[],
  ): Promise<Answer> => {
    const answer = await callRoute(routes, {
      ...more,
      path,
      headers: { cookie: header(cookies), ...headers },
    });
    keep(answer.headers.getSetCookie());
    return answer;
  };
  const visit = () => visitOf({ headers: new Headers({ cookie: header() }) }, createContext(db(), "guest"));
  const post = { method: "POST" } as const;
  return {
    jar,
    guest: (productId: string, quantity: number) =>
      call(cartRoute, "/cart", { ...post, body: { productId, quantity } }, ["cartId"]),
    guestCart: () => call(cartRoute, "/cart", {}, ["cartId"]),
    add: (productId: string, quantity: number) =>
      call(cartRoute, "/cart", { ...post, body: { productId, quantity } }),
    cart: () => call(cartRoute, "/cart"),
    me: () => call(meRoute, "/me"),
    migrate: (headers?: Record<string, string>) => call(migrateRoute, "/cart/migrate", { ...post, headers }),
    undo: (headers?: Record<string, string>) => call(undoRoute, "/cart/migrate/undo", { ...post, headers }),
    signIn: async () => {
      const { userId, headers } = await signIn(db());
      const [name = "", value = ""] = headers.cookie.split("=");
      jar.set(name, value);
      return userId;
    },
    signInAs: async (userId: string) => {
      const { cookies } = await openSession(visit(), userId);
      for (const { name, value, maxAge } of cookies) maxAge > 0 ? jar.set(name, value) : jar.delete(name);
    },
    signOut: async () => {
      const gone = await closeSession(visit());
      for (const { name } of gone) jar.delete(name);
    },
  };
};

const quantities = ({ body }: Answer): Record<string, number> =>
  Object.fromEntries(
    (body as { items: { productId: string; quantity: number }[] }).items.map((item) => [
      item.productId,
      item.quantity,
    ]),
  );
const mergedOf = ({ body }: Answer) => (body as { merged: unknown }).merged;

test("only who is signed in can merge or take a merge back", async () => {
  const browser = aBrowser();
  await browser.guest(apples, 1);
  for (const answer of [await browser.migrate(), await browser.undo()]) {
    expect([answer.status, problemOf(answer)]).toEqual([401, "unauthenticated"]);
  }
  expect(quantities(await browser.guestCart())).toEqual({ [apples]: 1 });
});

test("merging answers the person's cart and what came into it, once; the cookie's cart is empty", async () => {
  const browser = aBrowser();
  await browser.guest(apples, 2);
  await browser.signIn();
  const first = await browser.migrate();
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ owner: "user", itemCount: 2, subtotal: 500 });
  expect(mergedOf(first)).toEqual([{ productId: apples, quantity: 2 }]);
  const again = await browser.migrate();
  expect([quantities(again), mergedOf(again)]).toEqual([{ [apples]: 2 }, []]);
  expect(quantities(await browser.guestCart())).toEqual({});
  const stranger = aBrowser();
  await stranger.signIn();
  expect(mergedOf(await stranger.migrate())).toEqual([]);
});

test("asked ten times at once, merged once; a line added meanwhile survives and comes with the next call", async () => {
  const browser = aBrowser();
  await browser.guest(apples, 3);
  await browser.signIn();
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () => browser.migrate()),
    browser.guest(pears, 1),
  ]);
  const merged = answers.slice(0, 10).flatMap((answer) => mergedOf(answer) as { productId: string }[]);
  expect(merged.filter(({ productId }) => productId === apples)).toEqual([
    { productId: apples, quantity: 3 },
  ]);
  expect(quantities(await browser.cart())).toEqual({ [apples]: 3, [pears]: 1 });
});

test("a retry with its Idempotency-Key gets the first answer, merged lines included", async () => {
  const browser = aBrowser();
  await browser.guest(apples, 2);
  await browser.signIn();
  const key = { "idempotency-key": createId("req") };
  const first = await browser.migrate(key);
  const retried = await browser.migrate(key);
  expect(retried.headers.get("idempotency-replayed")).toBe("true");
  expect(retried.body).toEqual(first.body);
  const undoKey = { "idempotency-key": createId("req") };
  const undone = await browser.undo(undoKey);
  const undoneAgain = await browser.undo(undoKey);
  expect([undone.status, undoneAgain.status]).toEqual([200, 200]);
  expect(undoneAgain.headers.get("idempotency-replayed")).toBe("true");
  expect(undoneAgain.body).toEqual(undone.body);
});

test("a merge is taken back once, its lines live a day in the browser's cart and stay apart until the next sign-in", async () => {
  const browser = aBrowser();
  const userId = await browser.signIn();
  await browser.add(pears, 1);
  await browser.guest(apples, 2);
  await browser.migrate();
  const cartId = browser.jar.get("cartId");
  const undone = await browser.undo();
  expect([undone.status, quantities(undone)]).toEqual([200, { [pears]: 1 }]);
  expect(undone.headers.getSetCookie()).toContainEqual(
    `cartId=${cartId}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400`,
  );
  expect(await lifeLeft(`a:${cartId}`)).toBeGreaterThan(DAY_MS - 10_000);
  expect(await lifeLeft(`u:${userId}`)).toBeGreaterThan(7 * DAY_MS - 10_000);
  const again = await browser.undo();
  expect([again.status, problemOf(again)]).toEqual([409, "already-undone"]);

  await browser.migrate();
  await browser.me();
  expect(quantities(await browser.cart())).toEqual({ [pears]: 1 });
  expect(quantities(await browser.guestCart())).toEqual({ [apples]: 2 });
  await browser.signInAs(userId);
  expect(quantities(await browser.cart())).toEqual({ [apples]: 2, [pears]: 1 });
});

test("five calls at once take a merge back once", async () => {
  const browser = aBrowser();
  await browser.guest(apples, 2);
  await browser.signIn();
  await browser.migrate();
  const answers = await Promise.all(Array.from({ length: 5 }, () => browser.undo()));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  expect(quantities(await browser.guestCart())).toEqual({ [apples]: 2 });
});

test("what another device takes back stays apart in the browser that it came from", async () => {
  const browser = aBrowser();
  await browser.guest(apples, 2);
  const userId = await browser.signIn();
  await browser.migrate();
  const phone = aBrowser();
  await phone.signInAs(userId);
  expect((await phone.undo()).status).toBe(200);
  expect(phone.jar.has("cartId")).toBe(false);
  expect(quantities(await browser.cart())).toEqual({});
  expect(quantities(await browser.guestCart())).toEqual({ [apples]: 2 });
});

test("any signed-in call merges an open cart first and leaves word for the next page", async () => {
  const browser = aBrowser();
  await browser.guest(apples, 2);
  await browser.signIn();
  expect((await browser.me()).body).toMatchObject({ cart: { itemCount: 2 } });
  expect(browser.jar.get("merged")).toBe("2");
  await browser.guest(pears, 1);
  expect(quantities(await browser.add(pears, 1))).toEqual({ [apples]: 2, [pears]: 2 });
  expect(browser.jar.get("merged")).toBe("3");
  await browser.undo();
  expect(browser.jar.has("merged")).toBe(false);
  expect(quantities(await browser.cart())).toEqual({ [pears]: 1 });
});

test("signing in merges by itself; signing out leaves the browser an empty cart of its own", async () => {
  const browser = aBrowser();
  const { userId } = await signIn(db());
  await browser.guest(apples, 2);
  const cartId = browser.jar.get("cartId");
  await browser.signInAs(userId);
  expect(browser.jar.get("merged")).toBe("2");
  expect(quantities(await browser.cart())).toEqual({ [apples]: 2 });

  await browser.signOut();
  expect([...browser.jar.keys()]).toEqual([]);
  expect((await browser.cart()).body).toMatchObject({ cartId: null, owner: "anonymous", items: [] });
  await browser.guest(pears, 1);
  expect(browser.jar.get("cartId")).not.toBe(cartId);
  expect(quantities(await browser.cart())).toEqual({ [pears]: 1 });
});

test("a new device shows the person's cart at once, with or without a cookie of its own", async () => {
  const browser = aBrowser();
  const userId = await browser.signIn();
  await browser.add(apples, 4);
  const phone = aBrowser();
  phone.jar.set("cartId", randomUUID());
  await phone.signInAs(userId);
  expect(quantities(await phone.cart())).toEqual({ [apples]: 4 });
});

test("an ended session merges nothing", async () => {
  const browser = aBrowser();
  await browser.guest(apples, 2);
  const userId = await browser.signIn();
  await db().update(sessions).set({ endedAt: new Date() }).where(eq(sessions.userId, userId));
  expect((await browser.migrate()).status).toBe(401);
  expect(quantities(await browser.cart())).toEqual({ [apples]: 2 });
});
