import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { accountCodes, sessions, users } from "@/db/schema/accounts";
import { events } from "@/db/schema/events";
import { orders } from "@/db/schema/orders";
import { createContext } from "@/lib/events/context";
import type { ShopEvent } from "@/lib/events/types";
import { countInDatabase } from "@/lib/http/rate-count";
import { identityOf } from "@/lib/http/session-providers";
import { guestOrders } from "@/lib/jobs/guest-orders";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";
import { ensureFirstAdmin } from "./ensure-first-admin";
import { forgetOld } from "./forget-old";
import { signInWithIdentity } from "./sign-in-with-identity";
import { aBrowser, mailsTo } from "./testing";

const db = useDatabase();
const ctx = () => createContext(db(), "system:test");

const aPerson = async (email: string) => {
  const id = createId("usr");
  await db().insert(users).values({ id, email, nickname: "Ana", emailVerifiedAt: new Date() });
  return id;
};

describe("an account elsewhere", () => {
  const identity = { provider: "github", subject: "42", email: "ana@example.com", name: "Ana Pons" };

  test("opens the account of its verified address, and from then on also under another address", async () => {
    const userId = await aPerson("ana@example.com");
    const first = await signInWithIdentity(ctx(), { ...identity, email: "Ana@Example.com" });
    expect(first).toEqual({ ok: true, value: { userId } });
    const moved = await signInWithIdentity(ctx(), { ...identity, email: "ana@elsewhere.example" });
    expect(moved).toEqual({ ok: true, value: { userId } });
  });

  test("makes an account where there is none, once", async () => {
    const newcomer = { ...identity, subject: "43", email: "newcomer@example.com" };
    const all = await Promise.all(Array.from({ length: 5 }, () => signInWithIdentity(ctx(), newcomer)));
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1);
    const told = await db().select().from(events).where(eq(events.type, "account.verified"));
    const [account] = await db().select().from(users).where(eq(users.email, "newcomer@example.com"));
    expect(told.filter(({ aggregateId }) => aggregateId === account?.id)).toHaveLength(1);
  });

  test("opens nothing by an address that the other service has not verified", async () => {
    await aPerson("victim@example.com");
    const claimed = { email: "victim@example.com", email_verified: false, name: "Mallory" };
    const unverified = identityOf("google", "44", claimed);
    expect(unverified.email).toBeNull();
    expect(await signInWithIdentity(ctx(), unverified)).toMatchObject({ ok: false });
    expect(identityOf("google", "44", { ...claimed, email_verified: true }).email).toBe("victim@example.com");
  });

  test("opens no account that is not active", async () => {
    const userId = await aPerson("gone@example.com");
    await db().update(users).set({ deactivatedAt: new Date() }).where(eq(users.id, userId));
    const gone = { ...identity, subject: "45", email: "gone@example.com" };
    expect(await signInWithIdentity(ctx(), gone)).toMatchObject({ ok: false });
  });
});

describe("the first admin", () => {
  const boss = "boss@example.com";

  test("is mailed a link that signs in, and no second one while it is good", async () => {
    expect(await ensureFirstAdmin(ctx(), boss)).toBe("link-sent");
    expect(await ensureFirstAdmin(ctx(), boss)).toBe("link-under-way");
    const [mail] = await mailsTo(db(), boss);
    expect(mail?.text).toContain("24 hours");
    const token = /[?&]link=([\w.-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const browser = aBrowser();
    expect((await browser.signIn({ token }, "email")).status).toBe(200);
    expect((await browser.auth("session")).body).toMatchObject({ user: { email: boss, role: "admin" } });
    expect(await ensureFirstAdmin(ctx(), "other@example.com")).toBe("exists");
  });
});

test("orders that a guest placed with the address become the account's once it is verified", async () => {
  const email = "guest@example.com";
  const [ofGuest, ofOther] = [createId("ord"), createId("ord")];
  const other = await aPerson("other-owner@example.com");
  const sums = {
    subtotal: 0,
    total: 0,
    currency: "usd",
    quote: {},
    shippingAddress: {},
    placedAt: new Date(),
  };
  await db()
    .insert(orders)
    .values([
      {
        ...sums,
        id: ofGuest,
        email,
        stockState: "taken",
        status: "paid",
        settlement: "card",
        quoteHash: "1",
      },
      {
        ...sums,
        id: ofOther,
        email,
        userId: other,
        stockState: "released",
        status: "expired",
        quoteHash: "2",
      },
    ]);
  const userId = await aPerson(email);
  const event = { type: "account.verified", data: { userId } } as ShopEvent;
  await db().transaction((tx) =>
    guestOrders.effect === "transaction" ? guestOrders.run(tx, ctx(), event) : Promise.resolve(),
  );
  const owners = await db()
    .select({ id: orders.id, userId: orders.userId })
    .from(orders)
    .where(eq(orders.email, email));
  expect(new Map(owners.map((row) => [row.id, row.userId]))).toEqual(
    new Map([
      [ofGuest, userId],
      [ofOther, other],
    ]),
  );
});

describe("limits without KV", () => {
  test("let exactly as many through as they say, also at once, and weigh the window before", async () => {
    const limit = { limit: 10, windowS: 60 };
    const at = 1_000 * 60_000;
    const left = await Promise.all(Array.from({ length: 25 }, () => countInDatabase(db(), "k", limit, at)));
    expect(left.filter((n) => n >= 0)).toHaveLength(10);
    expect(await countInDatabase(db(), "other", limit, at)).toBe(9);
    const halfway = at + 90_000;
    const later = await Promise.all(
      Array.from({ length: 25 }, () => countInDatabase(db(), "k", limit, halfway)),
    );
    expect(later.filter((n) => n >= 0)).toHaveLength(5);
  });
});

test("what has served is forgotten, what is in use stays", async () => {
  const userId = await aPerson("tidy@example.com");
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const session = (id: string, expiresAt: Date) => ({ id, userId, expiresAt });
  await db()
    .insert(sessions)
    .values([session("ses_old", daysAgo(31)), session("ses_open", daysAgo(-1))]);
  const code = { email: "tidy@example.com", purpose: "reset" as const, codeHash: "x" };
  await db()
    .insert(accountCodes)
    .values([
      { ...code, id: "cod_old", expiresAt: daysAgo(2) },
      { ...code, id: "cod_open", expiresAt: daysAgo(-1) },
    ]);
  await forgetOld(ctx());
  const [kept, open] = await Promise.all([
    db().select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId)),
    db()
      .select({ id: accountCodes.id })
      .from(accountCodes)
      .where(and(eq(accountCodes.email, "tidy@example.com"))),
  ]);
  expect([kept, open]).toEqual([[{ id: "ses_open" }], [{ id: "cod_open" }]]);
});
