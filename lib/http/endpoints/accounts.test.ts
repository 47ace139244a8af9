import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as pastOrdersRoute from "@/app/api/order/past-orders/route";
import * as addressRoute from "@/app/api/users/me/addresses/[id]/route";
import * as addressesRoute from "@/app/api/users/me/addresses/route";
import * as exportRoute from "@/app/api/users/me/export/route";
import * as meRoute from "@/app/api/users/me/route";
import * as sessionRoute from "@/app/api/users/me/sessions/[id]/route";
import * as sessionsRoute from "@/app/api/users/me/sessions/route";
import { addresses, sessions, users } from "@/db/schema/accounts";
import { orders } from "@/db/schema/orders";
import { hashPassword } from "@/lib/accounts/passwords";
import { aBrowser, mailsTo } from "@/lib/accounts/testing";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";
import { problemOf } from "@/testing/http";

const db = useDatabase();
const PASSWORD = "Sturdy-Pass-42";
const passwordHash = hashPassword(PASSWORD);

const aPerson = async () => {
  const userId = createId("usr");
  const email = `${userId.toLowerCase()}@example.com`;
  await db()
    .insert(users)
    .values({
      id: userId,
      email,
      nickname: "Ana",
      passwordHash: await passwordHash,
      emailVerifiedAt: new Date(),
    });
  const browser = aBrowser();
  await browser.signIn({ email, password: PASSWORD });
  return { userId, email, browser };
};

/** An order that this person paid for. */
const anOrder = async ({ userId, email }: { userId: string; email: string }): Promise<string> => {
  const id = createId("ord");
  const sums = { subtotal: 0, shippingFee: 0, tax: 0, total: 0, currency: "usd" };
  await db()
    .insert(orders)
    .values({
      id,
      userId,
      email,
      status: "paid",
      stockState: "taken",
      settlement: "card",
      quote: { ...sums, lines: [], discounts: [] },
      quoteHash: id,
      ...sums,
      shippingAddress: HOME,
      placedAt: new Date(),
    });
  return id;
};

let ana: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  ana = await aPerson();
});

const me = (method: "GET" | "PATCH" | "DELETE", body?: unknown) =>
  ana.browser.call(meRoute, { method, path: "/users/me", body });

const HOME = {
  name: "Ana Pons",
  line1: "Carrer de Verdi 3",
  city: "Barcelona",
  postalCode: "08012",
  country: "ES",
};

describe("one's account", () => {
  test("is shown without anything secret", async () => {
    const { status, body } = await me("GET");
    expect(status).toBe(200);
    expect(body).toEqual({
      user: {
        id: ana.userId,
        email: ana.email,
        nickname: "Ana",
        role: "shopper",
        language: "en",
        preferredRetailers: [],
        hasPassword: true,
        createdAt: expect.any(String),
      },
    });
  });

  test("takes another nickname, language and retailers, and nothing else", async () => {
    const change = { nickname: " Anna ", language: "nl", preferredRetailers: ["jumbo", "jumbo", "lidl"] };
    expect((await me("PATCH", change)).body).toMatchObject({
      user: { nickname: "Anna", language: "nl", preferredRetailers: ["jumbo", "lidl"] },
    });
    for (const bad of [
      { role: "admin" },
      { email: "a@b.example" },
      {},
      { language: "xx" },
      { nickname: "" },
    ]) {
      expect((await me("PATCH", bad)).status).toBe(422);
    }
    expect((await me("GET")).body).toMatchObject({ user: { role: "shopper", email: ana.email } });
  });

  test("a new password needs the current one and ends the sessions elsewhere", async () => {
    const elsewhere = aBrowser();
    await elsewhere.signIn({ email: ana.email, password: PASSWORD });
    const newPassword = "Another-Pass-7";
    const without = await me("PATCH", { newPassword });
    expect([without.status, without.body]).toMatchObject([422, { errors: [{ path: "currentPassword" }] }]);
    expect((await me("PATCH", { newPassword, currentPassword: "Wrong-Pass-9" })).status).toBe(422);
    expect((await me("PATCH", { newPassword, currentPassword: PASSWORD })).status).toBe(200);
    expect((await me("GET")).status).toBe(200);
    expect((await elsewhere.call(meRoute, { path: "/users/me" })).status).toBe(401);
    expect((await aBrowser().signIn({ email: ana.email, password: newPassword })).status).toBe(200);
    expect((await mailsTo(db(), ana.email))[0]?.subject).toMatch(/was changed/);
  });

  test("whoever finds the browser open cannot guess the password there without end", async () => {
    const change = { newPassword: "Another-Pass-7", currentPassword: "Wrong-Pass-9" };
    for (let n = 0; n < 5; n += 1) expect((await me("PATCH", change)).status).toBe(422);
    const locked = await me("PATCH", { ...change, currentPassword: PASSWORD });
    expect([locked.status, Number(locked.headers.get("retry-after")) > 0]).toEqual([429, true]);
  });

  test.each([
    [meRoute, "/users/me"],
    [exportRoute, "/users/me/export"],
    [addressesRoute, "/users/me/addresses"],
    [sessionsRoute, "/users/me/sessions"],
    [pastOrdersRoute, "/order/past-orders"],
  ])("is nobody else's", async (routes, path) => {
    const answer = await aBrowser().call(routes, { path });
    expect([answer.status, problemOf(answer)]).toEqual([401, "unauthenticated"]);
  });
});

describe("the address book", () => {
  const book = (method: "GET" | "POST", body?: unknown, headers = {}) =>
    ana.browser.call(addressesRoute, { method, path: "/users/me/addresses", body, headers });
  const one = (method: "PATCH" | "DELETE", id: string, body?: unknown, browser = ana.browser) =>
    browser.call(addressRoute, { method, path: `/users/me/addresses/${id}`, params: { id }, body });
  const add = async (more: object = {}) =>
    ((await book("POST", { ...HOME, ...more })).body as { address: { id: string } }).address.id;
  const list = async () =>
    ((await book("GET")).body as { addresses: { id: string; isDefault: boolean; line2?: string }[] })
      .addresses;

  test("keeps addresses, the first one as default until another is", async () => {
    const first = await add();
    const second = await add({ line1: "Office 1", line2: "Second floor", isDefault: true });
    expect((await list()).map(({ id, isDefault }) => [id, isDefault])).toEqual([
      [second, true],
      [first, false],
    ]);
    expect((await one("PATCH", second, { line2: null, city: "Girona" })).body).toMatchObject({
      address: { id: second, city: "Girona", line1: "Office 1" },
    });
    expect((await list())[0]).not.toHaveProperty("line2");
    expect((await one("DELETE", second)).status).toBe(204);
    expect(await list()).toMatchObject([{ id: first, isDefault: true }]);
    expect((await one("DELETE", second)).status).toBe(404);
  });

  test("has one default, also when two are made at once", async () => {
    await Promise.all(Array.from({ length: 6 }, () => add({ isDefault: true })));
    expect((await list()).filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  test("adds once under one key", async () => {
    const key = { "idempotency-key": "once" };
    const [first, again] = [await book("POST", HOME, key), await book("POST", HOME, key)];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await list()).toHaveLength(1);
  });

  test("refuses what is no address, by field", async () => {
    const answer = await book("POST", { ...HOME, country: "Spain", city: "" });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path: "city" }, { path: "country" }] });
  });

  test("is closed to others", async () => {
    const id = await add();
    const other = await aPerson();
    expect((await one("PATCH", id, { city: "Elsewhere" }, other.browser)).status).toBe(404);
    expect((await one("DELETE", id, undefined, other.browser)).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });
});

describe("one's sessions", () => {
  const list = async () =>
    (
      (await ana.browser.call(sessionsRoute, { path: "/users/me/sessions" })).body as {
        sessions: { id: string; current: boolean; userAgent: string }[];
      }
    ).sessions;
  const end = (id: string, browser = ana.browser) =>
    browser.call(sessionRoute, { method: "DELETE", path: `/users/me/sessions/${id}`, params: { id } });

  test("are listed with the one that asks, and end at once", async () => {
    const phone = aBrowser({ "user-agent": "Phone" });
    await phone.signIn({ email: ana.email, password: PASSWORD });
    const open = await list();
    expect(open.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = open.find(({ userAgent }) => userAgent === "Phone")?.id ?? "";
    expect((await end(other)).status).toBe(204);
    expect((await phone.call(meRoute, { path: "/users/me" })).status).toBe(401);
    expect((await end(other)).status).toBe(404);
    expect((await me("GET")).status).toBe(200);
  });

  test("ending one's own signs out", async () => {
    const [own] = await list();
    const answer = await end(own?.id ?? "");
    expect(answer.status).toBe(204);
    expect(ana.browser.jar.size).toBeLessThanOrEqual(2);
    expect((await me("GET")).status).toBe(401);
  });

  test("are nobody else's to end", async () => {
    const [own] = await list();
    const other = await aPerson();
    expect((await end(own?.id ?? "", other.browser)).status).toBe(404);
    expect((await me("GET")).status).toBe(200);
  });
});

describe("leaving", () => {
  test("the export holds what there is, as a file", async () => {
    await ana.browser.call(addressesRoute, { method: "POST", path: "/users/me/addresses", body: HOME });
    const orderId = await anOrder(ana);
    const { status, body, headers } = await ana.browser.call(exportRoute, { path: "/users/me/export" });
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="mercat-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(body).toMatchObject({
      user: { email: ana.email },
      addresses: [{ line1: HOME.line1 }],
      orders: [{ orderId }],
      sessions: [{ current: true }],
      favorites: [],
      cart: [],
    });
    expect(JSON.stringify(body)).not.toContain("argon2");
  });

  test("closing needs the password, takes the person out of everything and frees the address", async () => {
    const orderId = await anOrder(ana);
    await ana.browser.call(addressesRoute, { method: "POST", path: "/users/me/addresses", body: HOME });
    expect((await me("DELETE")).status).toBe(422);
    expect((await me("DELETE", { password: "Wrong-Pass-9" })).status).toBe(422);
    const { status, headers } = await me("DELETE", { password: PASSWORD });
    expect(status).toBe(204);
    expect(headers.getSetCookie().join()).toContain("Max-Age=0");
    expect((await me("GET")).status).toBe(401);
    expect((await aBrowser().signIn({ email: ana.email, password: PASSWORD })).status).toBe(401);

    const [order] = await db().select().from(orders).where(eq(orders.id, orderId));
    expect(order).toMatchObject({ userId: null, cartKey: null, total: expect.any(Number) });
    expect(JSON.stringify(order)).not.toContain(ana.email);
    expect(JSON.stringify(order?.shippingAddress)).toContain("Closed account");
    const left = await db().execute(sql`
      select (select count(*)::int from ${sessions} where user_id = ${ana.userId}) as sessions,
        (select count(*)::int from ${addresses} where user_id = ${ana.userId}) as addresses,
        (select count(*)::int from ${users} where email = ${ana.email}) as users`);
    expect(left.rows).toEqual([{ sessions: 0, addresses: 0, users: 0 }]);
  });

  test("an account without a password closes only soon after signing in", async () => {
    await db().update(users).set({ passwordHash: null }).where(eq(users.id, ana.userId));
    await db()
      .update(sessions)
      .set({ createdAt: sql`now() - interval '16 minutes'` })
      .where(eq(sessions.userId, ana.userId));
    expect((await me("DELETE")).status).toBe(403);
    await db().update(sessions).set({ createdAt: new Date() }).where(eq(sessions.userId, ana.userId));
    expect((await me("DELETE")).status).toBe(204);
  });
});
