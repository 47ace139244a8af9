import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import * as cartRoute from "@/app/api/cart/route";
import * as usersMeRoute from "@/app/api/users/me/route";
import { sessions, signInGuards, users } from "@/db/schema/accounts";
import { hashPassword } from "@/lib/accounts/passwords";
import { aBrowser, mailsTo } from "@/lib/accounts/testing";
import { sha256 } from "@/lib/kernel/hash";
import { createId } from "@/lib/kernel/ids";
import { FOREIGN_ADDRESSES } from "@/testing/attacks/foreign-addresses";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { SESSION_COOKIE } from "./session";

const db = useDatabase();
const PASSWORD = "Sturdy-Pass-42";
const passwordHash = hashPassword(PASSWORD);
let email = "";
let userId = "";

beforeEach(async () => {
  userId = createId("usr");
  email = `${userId.toLowerCase()}@example.com`;
  await db()
    .insert(users)
    .values({
      id: userId,
      email,
      nickname: "Ana",
      passwordHash: await passwordHash,
      emailVerifiedAt: new Date(),
    });
});

const who = async (browser: ReturnType<typeof aBrowser>) =>
  ((await browser.auth("session")).body as { user?: { email: string; role: string } }).user ?? null;

describe("signing in with a password", () => {
  test("opens a session that the API knows", async () => {
    const browser = aBrowser();
    const answer = await browser.signIn({ email: email.toUpperCase(), password: PASSWORD });
    expect([answer.status, answer.body]).toEqual([200, { url: "http://localhost:3000/account" }]);
    expect(await who(browser)).toMatchObject({ email, name: "Ana", role: "shopper" });
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
    expect(await who(browser)).toBeNull();
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
    expect(await who(browser)).toMatchObject({ email });
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

describe("guessing", () => {
  const fail = async (times: number) => {
    for (let n = 0; n < times; n += 1) {
      expect((await aBrowser().signIn({ email, password: "Wrong-Pass-9" })).status).toBe(401);
    }
  };

  test("after five failures the right password is 429 too, with the seconds to wait", async () => {
    await fail(5);
    const answer = await aBrowser().signIn({ email, password: PASSWORD });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(20);
    expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(30);
    expect(answer.headers.getSetCookie().join()).not.toContain(`${SESSION_COOKIE}=`);
  });

  test("an address without an account is locked alike", async () => {
    email = `nobody-${randomUUID()}@example.com`;
    await fail(5);
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(429);
  });

  test("the delay grows with each further failure, and a success forgets them all", async () => {
    await fail(5);
    const waits: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      await db()
        .update(signInGuards)
        .set({ lockedUntil: sql`now() - interval '1 second'` })
        .where(eq(signInGuards.emailHash, sha256(email)));
      await fail(1);
      const { headers } = await aBrowser().signIn({ email, password: PASSWORD });
      waits.push(Number(headers.get("retry-after")));
    }
    expect(waits.map((wait) => Math.round(wait / 10) * 10)).toEqual([60, 120, 240]);
    await db()
      .update(signInGuards)
      .set({ lockedUntil: sql`now() - interval '1 second'` })
      .where(eq(signInGuards.emailHash, sha256(email)));
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(200);
    await fail(4);
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(200);
  });

  test("thirty guesses at once are worth no more than five", async () => {
    const guesses = Array.from({ length: 30 }, (_, n) => (n === 29 ? PASSWORD : `Wrong-Pass-${n}`));
    const answers = await Promise.all(guesses.map((password) => aBrowser().signIn({ email, password })));
    const wrong = answers.filter(({ status }) => status === 401).length;
    expect(wrong).toBe(5);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(24);
  });

  test("ten right ones at once all get in", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => aBrowser().signIn({ email, password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  });

  test("one network has 100 tries an hour", async () => {
    const address = { "x-vercel-forwarded-for": `192.0.2.1-${randomUUID()}` };
    const statuses: number[] = [];
    for (let n = 0; n < 102; n += 1) {
      statuses.push((await aBrowser(address).signIn({ email: "", password: "" })).status);
    }
    expect(statuses.slice(0, 100)).toEqual(Array(100).fill(401));
    expect(statuses.slice(100)).toEqual([429, 429]);
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
    expect(await who(thief)).toBeNull();
    expect(thief.jar.has(SESSION_COOKIE)).toBe(false);
    expect(await who(browser)).toMatchObject({ email });
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
    expect(await who(browser)).toMatchObject({ role: "shopper" });
    await db().update(users).set({ role: "admin" }).where(eq(users.id, userId));
    expect(await who(browser)).toMatchObject({ role: "admin" });
    await db().update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, userId));
    expect((await browser.call(usersMeRoute, { path: "/users/me" })).status).toBe(401);
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(401);
  });

  test("is over when its time is", async () => {
    const browser = aBrowser();
    await browser.signIn({ email, password: PASSWORD });
    await db().update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.userId, userId));
    expect(await who(browser)).toBeNull();
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

describe("a mailed link", () => {
  const linkFor = async (address: string) => {
    const [mail] = await mailsTo(db(), address);
    return /[?&]link=([\w.-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  };
  const ask = (address: string) =>
    aBrowser({ "sec-fetch-site": "same-origin" }).auth("signin/email", { email: address });

  test("signs in, once", async () => {
    expect((await ask(email)).location).toContain("/api/auth/verify-request");
    const token = await linkFor(email);
    const browser = aBrowser();
    expect((await browser.signIn({ token }, "email")).status).toBe(200);
    expect(await who(browser)).toMatchObject({ email });
    expect((await aBrowser().signIn({ token }, "email")).status).toBe(401);
  });

  test("is not used up by whoever only looks at it", async () => {
    await ask(email);
    const token = await linkFor(email);
    const looked = await aBrowser().auth(`callback/email?token=${token}&email=${email}`);
    expect(looked.location).toBe(`http://localhost:3000/sign-in?link=${token}`);
    expect((await aBrowser().signIn({ token }, "email")).status).toBe(200);
  });

  test("goes to nobody who has no account, with the same answer", async () => {
    const address = `nobody-${randomUUID()}@example.com`;
    const [known, unknown] = [await ask(email), await ask(address)];
    expect([unknown.status, unknown.location]).toEqual([known.status, known.location]);
    expect(await mailsTo(db(), address)).toEqual([]);
  });

  test("another site cannot have one sent", async () => {
    const answer = await aBrowser().auth("signin/email", { email });
    expect(answer.location).toContain("csrf=true");
    expect(await mailsTo(db(), email)).toEqual([]);
  });

  test("opens a locked address, for its owner has proved to read the mail", async () => {
    for (let n = 0; n < 5; n += 1) await aBrowser().signIn({ email, password: "Wrong-Pass-9" });
    await ask(email);
    await aBrowser().signIn({ token: await linkFor(email) }, "email");
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(200);
  });
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

test.each(FOREIGN_ADDRESSES)(
  "%j in an address below /api/auth leads into this shop and breaks nothing",
  async (given) => {
    const text = encodeURIComponent(given);
    const paths = [
      `error?error=${text}`,
      `signin?callbackUrl=${text}`,
      `signin/${text}`,
      `callback/email?callbackUrl=${text}`,
      `callback/email?token=${text}`,
      `callback/credentials?callbackUrl=${text}`,
      `callback/${text}`,
    ];
    for (const path of paths) {
      const { status, location } = await aBrowser().auth(path);
      expect(status, path).toBeLessThan(500);
      expect(new URL(location ?? "/", "http://localhost:3000").origin, path).toBe("http://localhost:3000");
    }
  },
);

test.each(FOREIGN_ADDRESSES)(
  "%j as the place to return to after signing out breaks nothing",
  async (given) => {
    const text = encodeURIComponent(given);
    const sameSite = { "sec-fetch-site": "same-origin" };
    const browser = aBrowser();
    browser.jar.set("next-auth.callback-url", text);
    const answers = [
      await browser.auth("signout", { json: "true" }, sameSite),
      await aBrowser().auth(`signout?callbackUrl=${text}`, { json: "true" }, sameSite),
      await aBrowser().auth("signout", { json: "true", callbackUrl: given }, sameSite),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(new URL((body as { url: string }).url).origin).toBe("http://localhost:3000");
    }
  },
);
