import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { accountCodes, sessions, users } from "@/db/schema/accounts";
import { events } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";
import { changeEmail, requestEmailChange } from "./change-email";
import { hashPassword } from "./passwords";
import { redeemCode } from "./redeem-code";
import { requestCode } from "./request-code";
import { mailedCode, mailsTo } from "./testing";

const db = useDatabase();
const ctx = (minutes = 0) =>
  createContext(db(), "system:test", { now: new Date(Date.now() + minutes * 60_000) });
const PASSWORD = "Kaas-en-brood-1";

let serial = 0;
let fresh = { userId: "", sessionId: "", email: "", wanted: "" };

const aPerson = async () => {
  serial += 1;
  const userId = createId("usr");
  const email = `person${serial}-${userId.slice(-6).toLowerCase()}@example.com`;
  await db()
    .insert(users)
    .values({ id: userId, email, nickname: "Ana", passwordHash: await hashPassword(PASSWORD) });
  const [here = "", elsewhere = ""] = [createId("ses"), createId("ses")];
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db()
    .insert(sessions)
    .values([here, elsewhere].map((id) => ({ id, userId, expiresAt })));
  return { userId, sessionId: here, email, wanted: `new-${email}` };
};

beforeEach(async () => {
  fresh = await aPerson();
});

const ask = (person = fresh, password: string | null = PASSWORD) =>
  requestEmailChange(ctx(), person, { email: person.wanted, password: password ?? undefined });

const addressOf = async (userId: string) =>
  (await db().select().from(users).where(eq(users.id, userId)))[0]?.email;

describe("a new address", () => {
  test("holds once its code comes back; the old one is told, and nobody is signed out", async () => {
    expect(await ask()).toBeNull();
    const code = await mailedCode(db(), fresh.wanted);
    expect(await addressOf(fresh.userId)).toBe(fresh.email);
    expect(await changeEmail(ctx(), fresh, { email: fresh.wanted, code })).toMatchObject({ ok: true });
    expect(await addressOf(fresh.userId)).toBe(fresh.wanted);
    const [notice] = await mailsTo(db(), fresh.email);
    expect(notice?.subject).toBe("Your account at Mercat has a new address");
    const told = await db().select().from(events).where(eq(events.aggregateId, fresh.userId));
    expect(told.map(({ type }) => type)).toEqual(["account.email-changed"]);
    expect(JSON.stringify(told)).not.toContain("@");
    const open = await db().select().from(sessions).where(eq(sessions.userId, fresh.userId));
    expect(open.map(({ endedAt }) => endedAt)).toEqual([null, null]);
  });

  test("needs the password, and one that is not there already", async () => {
    expect(await ask(fresh, "Wrong-Pass-9")).toMatchObject({ errors: [{ path: "password" }] });
    expect(await ask(fresh, null)).toMatchObject({ errors: [{ path: "password" }] });
    expect(await ask({ ...fresh, wanted: fresh.email })).toMatchObject({ errors: [{ path: "email" }] });
    expect(await mailsTo(db(), fresh.wanted)).toEqual([]);
  });

  test("of another account is said in a mail to it, never on the page", async () => {
    const other = await aPerson();
    expect(await ask({ ...fresh, wanted: other.email })).toBeNull();
    const [mail] = await mailsTo(db(), other.email);
    expect(mail?.subject).toBe("There is an account at Mercat with this address");
    expect(mail?.text).not.toMatch(/\b\d{6}\b/);
  });

  test("that gets an account meanwhile stays with it", async () => {
    await ask();
    const code = await mailedCode(db(), fresh.wanted);
    await db()
      .insert(users)
      .values({ id: createId("usr"), email: fresh.wanted, nickname: "Bo" });
    const refused = await changeEmail(ctx(), fresh, { email: fresh.wanted, code });
    expect(refused).toMatchObject({ ok: false, problem: { slug: "invalid-code" } });
    expect(await addressOf(fresh.userId)).toBe(fresh.email);
  });

  test("goes to nobody but who asked: another's code for the same address is worth nothing", async () => {
    await ask();
    const code = await mailedCode(db(), fresh.wanted);
    const thief = await aPerson();
    expect(await changeEmail(ctx(), thief, { email: fresh.wanted, code })).toMatchObject({ ok: false });
    expect(await changeEmail(ctx(), fresh, { email: fresh.wanted, code })).toMatchObject({ ok: true });
  });

  test("is taken once by many at the same moment, and not after a quarter of an hour", async () => {
    await ask();
    const code = await mailedCode(db(), fresh.wanted);
    const late = await changeEmail(ctx(16), fresh, { email: fresh.wanted, code });
    expect(late).toMatchObject({ ok: false });
    const all = await Promise.all(
      Array.from({ length: 5 }, () => changeEmail(ctx(), fresh, { email: fresh.wanted, code })),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("takes away what could still be done through the old one", async () => {
    await requestCode(ctx(), { email: fresh.email, purpose: "reset" });
    const reset = await mailedCode(db(), fresh.email);
    await ask();
    const code = await mailedCode(db(), fresh.wanted);
    await changeEmail(ctx(), fresh, { email: fresh.wanted, code });
    const found = await db().transaction((tx) =>
      redeemCode(tx, { email: fresh.email, purpose: "reset", code: reset }, new Date()),
    );
    expect(found).toBeNull();
    const open = await db().select().from(accountCodes).where(eq(accountCodes.userId, fresh.userId));
    expect(open.every(({ usedAt }) => usedAt !== null)).toBe(true);
  });
});
