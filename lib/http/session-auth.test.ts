import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as cartRoute from "@/app/api/cart/route";
import * as usersMeRoute from "@/app/api/users/me/route";
import { sessions, signInGuards, users } from "@/db/schema/accounts";
import { aBrowser } from "@/lib/accounts/testing";
import { addPerson, PASSWORD, whoIn } from "@/lib/accounts/testing-person";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { SESSION_COOKIE } from "./session";

const db = useDatabase();
let email = "";
let userId = "";

beforeEach(async () => {
  ({ userId, email } = await addPerson(db()));
});

describe("signing in with a password", () => {
  test("opens a session that the API knows", async () => {
    const browser = aBrowser();
    const answer = await browser.signIn({ email: email.toUpperCase(), password: PASSWORD });
    expect([answer.status, answer.body]).toEqual([200, { url: "http://localhost:3000/account" }]);
    expect(await whoIn(browser)).toMatchObject({ email, name: "Ana", role: "shopper" });
    expect((await browser.call(usersMeRoute, { path: "/users/me" })).body).toMatchObject({ user: { email } });
    expect(browser.jar.get("mc")).toBe("1");
  });

  test("sets a cookie that scripts cannot read, and one that says no more than that there is a visitor", async () => {
    const browser = aBrowser();
    const { headers } = await browser.signIn({ email, password: PASSWORD });
    const lines = headers.getSetCookie();
    expect(lines.find((line) => line.startsWith(`${SESSION_COOKIE}=`))).toMatch(/HttpOnly; SameSite=Lax/i);
    expect(lines.find((line) => line.startsWith("mc="))).toMatch(/^mc=1; Path=\/; SameSite=Lax/);
    expect(headers.get("cache-control")).toBe("private, no-store");
  });

  test.each([
    ["a wrong password", { password: "Wrong-Pass-9" }],
    ["an unknown address", { email: "nobody@example.com" }],
    ["no password", { password: "" }],
    ["no address", { email: "" }],
  ])("%s is 401, and all are told alike", async (_, fields) => {
    const answer = await aBrowser().signIn({ email, password: PASSWORD, ...fields });
    expect(answer.status).toBe(401);
    expect((answer.body as { url: string }).url).toContain("error=CredentialsSignin");
    expect(answer.headers.getSetCookie().join()).not.toContain(SESSION_COOKIE);
  });

  test("a form without next-auth's token and without the browser's word is turned away", async () => {
    const browser = aBrowser();
    const answer = await browser.auth("callback/credentials", { email, password: PASSWORD });
    expect(answer.location).toContain("csrf=true");
    expect(await whoIn(browser)).toBeNull();
    const crossSite = await browser.auth(
      "callback/credentials",
      { email, password: PASSWORD },
      { "sec-fetch-site": "cross-site" },
    );
    expect(crossSite.location).toContain("csrf=true");
  });

  test("a plain form of this very site needs no token", async () => {
    const browser = aBrowser({ "sec-fetch-site": "same-origin" });
    const fields = { email, password: PASSWORD, callbackUrl: "/cart" };
    expect((await browser.auth("callback/credentials", fields)).location).toBe("http://localhost:3000/cart");
    expect(await whoIn(browser)).toMatchObject({ email });
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "never leads to %s",
    async (callbackUrl) => {
      const answer = await aBrowser().signIn({ email, password: PASSWORD, callbackUrl });
      const url = (answer.body as { url?: string }).url ?? answer.location ?? "";
      expect(url === "" || url.startsWith("http://localhost:3000/")).toBe(true);
    },
  );

  test("an unknown address takes as long as a wrong password", async () => {
    const timed = async (fields: { email: string; password: string }) => {
      const started = performance.now();
      await aBrowser().signIn(fields);
      return performance.now() - started;
    };
    const [wrong, unknown]: [number[], number[]] = [[], []];
    for (let n = 0; n < 12; n += 1) {
      await db().delete(signInGuards);
      wrong.push(await timed({ email, password: "Wrong-Pass-9" }));
      unknown.push(await timed({ email: `nobody-${n}@example.com`, password: "Wrong-Pass-9" }));
    }
    // The quickest of many is what others on the machine disturb least.
    const [quickestWrong, quickestUnknown] = [Math.min(...wrong), Math.min(...unknown)];
    expect(Math.abs(quickestWrong - quickestUnknown)).toBeLessThan(quickestWrong * 0.4);
  });
});

describe("a session", () => {
  test("is another one after each sign-in, and the one before is dead", async () => {
    const browser = aBrowser();
    await browser.signIn({ email, password: PASSWORD });
    const before = browser.jar.get(SESSION_COOKIE) ?? "";
    await browser.signIn({ email, password: PASSWORD });
    expect(browser.jar.get(SESSION_COOKIE)).not.toBe(before);
    const thief = aBrowser();
    thief.jar.set(SESSION_COOKIE, before);
    expect(await whoIn(thief)).toBeNull();
    expect(thief.jar.has(SESSION_COOKIE)).toBe(false);
    expect(await whoIn(browser)).toMatchObject({ email });
  });

  test("ends with signing out, also for a copy of its cookie, and the next cart is a new one", async () => {
    const browser = aBrowser({ "sec-fetch-site": "same-origin" });
    await browser.signIn({ email, password: PASSWORD });
    const copy = browser.jar.get(SESSION_COOKIE) ?? "";
    browser.jar.set("cartId", randomUUID());
    const answer = await browser.auth("signout", { callbackUrl: "/" });
    expect([answer.status, answer.location]).toEqual([302, "http://localhost:3000/"]);
    for (const name of [SESSION_COOKIE, "cartId", "mc"]) expect(browser.jar.has(name)).toBe(false);
    const thief = aBrowser();
    thief.jar.set(SESSION_COOKIE, copy);
    expect((await thief.call(usersMeRoute, { path: "/users/me" })).status).toBe(401);
  });

  test("knows another role, and a deactivation, from the next request on", async () => {
    const browser = aBrowser();
    await browser.signIn({ email, password: PASSWORD });
    expect(await whoIn(browser)).toMatchObject({ role: "shopper" });
    await db().update(users).set({ role: "admin" }).where(eq(users.id, userId));
    expect(await whoIn(browser)).toMatchObject({ role: "admin" });
    await db().update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, userId));
    expect((await browser.call(usersMeRoute, { path: "/users/me" })).status).toBe(401);
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(401);
  });

  test("is over when its time is", async () => {
    const browser = aBrowser();
    await browser.signIn({ email, password: PASSWORD });
    await db().update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.userId, userId));
    expect(await whoIn(browser)).toBeNull();
  });

  test.each(["", "nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])(
    "is not made of the cookie %j",
    async (value) => {
      const browser = aBrowser();
      browser.jar.set(SESSION_COOKIE, value);
      expect((await browser.call(usersMeRoute, { path: "/users/me" })).status).toBe(401);
    },
  );
});

test("what a guest put into the cart is the person's after signing in, and nobody's after signing out", async () => {
  const [product] = await addProducts(db(), [{ name: `Apples ${randomUUID()}` }]);
  const browser = aBrowser({ "sec-fetch-site": "same-origin" });
  await browser.call(cartRoute, {
    method: "POST",
    path: "/cart",
    body: { productId: product?.id, quantity: 3 },
  });
  await browser.signIn({ email, password: PASSWORD });
  expect((await browser.call(cartRoute, { path: "/cart" })).body).toMatchObject({
    owner: "user",
    itemCount: 3,
  });
  const elsewhere = aBrowser();
  await elsewhere.signIn({ email, password: PASSWORD });
  expect((await elsewhere.call(cartRoute, { path: "/cart" })).body).toMatchObject({ itemCount: 3 });
  await browser.auth("signout", {});
  expect((await browser.call(cartRoute, { path: "/cart" })).body).toMatchObject({
    owner: "anonymous",
    itemCount: 0,
  });
});
