import { desc, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import * as forgotRoute from "@/app/api/users/forgot/route";
import * as resetRoute from "@/app/api/users/reset/route";
import * as usersRoute from "@/app/api/users/route";
import * as verifyRoute from "@/app/api/users/verify/route";
import { accountCodes, registrations, users } from "@/db/schema/accounts";
import { events } from "@/db/schema/events";
import { hashPassword } from "@/lib/accounts/passwords";
import { aBrowser, mailedCode, mailsTo } from "@/lib/accounts/testing";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";
import { problemOf } from "@/testing/http";

const db = useDatabase();
const KNOWN = "known@example.com";
const PASSWORD = "Sturdy-Pass-42";
let serial = 0;
const newAddress = () => `person-${++serial}@example.com`;

beforeAll(async () => {
  await db()
    .insert(users)
    .values({
      id: createId("usr"),
      email: KNOWN,
      nickname: "Known",
      passwordHash: await hashPassword(PASSWORD),
      emailVerifiedAt: new Date(),
    });
});

const browser = aBrowser();
const signUp = (email: string, more: object = {}) =>
  aBrowser().call(usersRoute, {
    method: "POST",
    path: "/users",
    body: { email, password: PASSWORD, nickname: "Ana", ...more },
  });
const verify = (email: string, code: string) =>
  browser.call(verifyRoute, { method: "POST", path: "/users/verify", body: { email, code } });
const forgot = (email: string) =>
  browser.call(forgotRoute, { method: "POST", path: "/users/forgot", body: { email } });
const reset = (email: string, code: string, password = "Another-Pass-7") =>
  browser.call(resetRoute, { method: "POST", path: "/users/reset", body: { email, code, password } });

const notThis = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("signing up", () => {
  test("a mailed code makes the account, once", async () => {
    const email = newAddress();
    expect((await signUp(` ${email.toUpperCase()} `)).status).toBe(202);
    const code = await mailedCode(db(), email);
    expect((await verify(email, code)).status).toBe(204);
    const again = await verify(email, code);
    expect([again.status, problemOf(again)]).toEqual([400, "invalid-code"]);
    const [account] = await db().select().from(users).where(eq(users.email, email));
    expect(account).toMatchObject({ nickname: "Ana", role: "shopper", language: "en" });
    expect((await mailsTo(db(), email))[0]?.subject).toMatch(/ready/);
  });

  test("a taken address is answered the same, and its owner is told so by mail", async () => {
    const [taken, free] = [await signUp(KNOWN), await signUp(newAddress())];
    expect(taken.status).toBe(free.status);
    expect(taken.body).toEqual(free.body);
    const [mail] = await mailsTo(db(), KNOWN);
    expect(mail?.subject).toBe("You already have an account at Mercat");
    expect(mail?.text).not.toMatch(/\b\d{6}\b/);
  });

  test("known and unknown addresses take equally long", async () => {
    const timed = async (work: () => Promise<unknown>) => {
      const started = performance.now();
      await work();
      return performance.now() - started;
    };
    const times = { known: [] as number[], unknown: [] as number[] };
    await forgot(KNOWN);
    for (let n = 0; n < 15; n += 1) {
      times.known.push(await timed(() => forgot(KNOWN)));
      times.unknown.push(await timed(() => forgot("nobody@example.com")));
    }
    // The quickest of many is what others on the machine disturb least.
    const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * 0.4 + 2);
  });

  test("nobody can slip a password under somebody else's sign-up", async () => {
    const email = newAddress();
    await signUp(email, { nickname: "Owner" });
    const code = await mailedCode(db(), email);
    await signUp(email, { nickname: "Intruder", password: "Intruder-Pass-9" });
    expect((await verify(email, code)).status).toBe(204);
    const [account] = await db().select().from(users).where(eq(users.email, email));
    expect(account?.nickname).toBe("Owner");
    expect((await aBrowser().signIn({ email, password: "Intruder-Pass-9" })).status).toBe(401);
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(200);
  });

  test.each([
    [{ password: "Password1" }, "password"],
    [{ password: "short" }, "password"],
    [{ nickname: " " }, "nickname"],
    [{ nickname: "a".repeat(41) }, "nickname"],
    [{ email: "no address" }, "email"],
    [{ role: "admin" }, ""],
  ])("%j is refused by name of the field", async (fields, path) => {
    const answer = await signUp(newAddress(), fields);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ path }] });
  });

  test("mails to one address end after ten an hour, unseen", async () => {
    const email = newAddress();
    for (let n = 0; n < 12; n += 1) expect((await forgot(email)).status).toBe(202);
    const made = await db().select().from(accountCodes).where(eq(accountCodes.email, email));
    expect(made).toHaveLength(10);
  });
});

describe("codes", () => {
  test("five wrong tries use a code up", async () => {
    const email = newAddress();
    await signUp(email);
    const code = await mailedCode(db(), email);
    for (let n = 0; n < 5; n += 1) expect((await verify(email, notThis(code))).status).toBe(400);
    expect((await verify(email, code)).status).toBe(400);
  });

  test("asking for more codes buys no more guesses", async () => {
    const email = newAddress();
    await signUp(email);
    const first = await mailedCode(db(), email);
    await signUp(email);
    for (let n = 0; n < 5; n += 1) await verify(email, notThis(first));
    const left = await db()
      .select({ tries: accountCodes.triesLeft })
      .from(accountCodes)
      .where(eq(accountCodes.email, email));
    expect(left.map(({ tries }) => tries)).toEqual([0, 0]);
  });

  test("after 15 minutes a code is good for nothing", async () => {
    const email = newAddress();
    await signUp(email);
    const code = await mailedCode(db(), email);
    await db()
      .update(accountCodes)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(accountCodes.email, email));
    expect((await verify(email, code)).status).toBe(400);
  });

  test("twenty at once make one account", async () => {
    const email = newAddress();
    await signUp(email);
    const code = await mailedCode(db(), email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(email, code)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  test("neither the code nor the address lies in the log of events, and only a hash in the database", async () => {
    const email = newAddress();
    await signUp(email);
    const code = await mailedCode(db(), email);
    const [event] = await db().select().from(events).orderBy(desc(events.seq)).limit(1);
    expect(JSON.stringify(event)).not.toContain(email);
    expect(Object.keys(event?.data ?? {})).toEqual(["codeId"]);
    const rows = await db()
      .select()
      .from(accountCodes)
      .innerJoin(registrations, eq(registrations.codeId, accountCodes.id))
      .where(eq(accountCodes.email, email));
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
    expect(rows[0]?.registrations.passwordHash).toMatch(/^\$argon2id\$/);
  });

  test("a code of one purpose opens no other", async () => {
    await forgot(KNOWN);
    const code = await mailedCode(db(), KNOWN);
    expect((await verify(KNOWN, code)).status).toBe(400);
  });
});

describe("a forgotten password", () => {
  test("the mailed code sets a new one, ends all sessions and says so by mail", async () => {
    const email = newAddress();
    await signUp(email);
    await verify(email, await mailedCode(db(), email));
    const elsewhere = aBrowser();
    await elsewhere.signIn({ email, password: PASSWORD });
    expect((await elsewhere.auth("session")).body).toMatchObject({ user: { email } });

    expect((await forgot(email)).status).toBe(202);
    const code = await mailedCode(db(), email);
    expect((await reset(email, notThis(code))).status).toBe(400);
    expect((await reset(email, code, "Password1")).status).toBe(422);
    expect((await reset(email, code)).status).toBe(204);
    expect((await reset(email, code)).status).toBe(400);

    expect((await elsewhere.auth("session")).body).toEqual({});
    expect((await aBrowser().signIn({ email, password: PASSWORD })).status).toBe(401);
    expect((await aBrowser().signIn({ email, password: "Another-Pass-7" })).status).toBe(200);
    expect((await mailsTo(db(), email))[0]?.subject).toMatch(/password at Mercat was changed/);
  });

  test("an unknown address is answered word for word like a known one, and gets no mail", async () => {
    const email = newAddress();
    const [known, unknown] = [await forgot(KNOWN), await forgot(email)];
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect(await mailsTo(db(), email)).toEqual([]);
    const [wrong, nobody] = [await reset(KNOWN, "000000"), await reset(email, "000000")];
    expect([nobody.status, nobody.body]).toEqual([wrong.status, wrong.body]);
  });
});
