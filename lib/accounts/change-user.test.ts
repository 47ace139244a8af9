import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { users } from "@/db/schema/accounts";
import { auditEntries } from "@/db/schema/audit";
import { createContext } from "@/lib/events/context";
import { readSession, SESSION_COOKIE } from "@/lib/http/session";
import { useDatabase } from "@/testing/database";
import { signIn } from "@/testing/session";
import { changeUser, endSessionsOf } from "./change-user";
import { listDeskUsers, nameActors } from "./desk-queries";
import { DeskUserFilter } from "./desk-rules";

const db = useDatabase();
const by = (userId: string) => createContext(db(), `user:${userId}`);
const sessionOf = ({ headers }: { headers: { cookie: string } }) =>
  readSession(headers.cookie.slice(SESSION_COOKIE.length + 1));

describe("an account", () => {
  test("that is deactivated is shut out at once, and let in again", async () => {
    const [admin, shopper] = [await signIn(db(), "admin"), await signIn(db())];
    expect(await sessionOf(shopper)).not.toBeNull();
    const changed = await changeUser(by(admin.userId), shopper.userId, { deactivated: true });
    expect(changed).toMatchObject({ ok: true, value: { state: "deactivated", openSessions: 0 } });
    expect(await sessionOf(shopper)).toBeNull();
    const back = await changeUser(by(admin.userId), shopper.userId, { deactivated: false });
    expect(back).toMatchObject({ ok: true, value: { state: "active" } });
    expect(await sessionOf(shopper)).toBeNull();
  });

  test("is listed with where it is signed in, and when it was last seen", async () => {
    const shopper = await signIn(db());
    await signIn(db());
    const { rows } = await listDeskUsers(db(), DeskUserFilter.parse({ q: shopper.userId }));
    expect(rows).toMatchObject([{ id: shopper.userId, openSessions: 1, lastSeenAt: expect.any(String) }]);
  });

  test("gets and loses a role at once, in the audit log with what it was", async () => {
    const [admin, shopper] = [await signIn(db(), "admin"), await signIn(db())];
    await changeUser(by(admin.userId), shopper.userId, { role: "admin" });
    expect((await sessionOf(shopper))?.user.role).toBe("admin");
    await changeUser(by(admin.userId), shopper.userId, { role: "shopper" });
    expect((await sessionOf(shopper))?.user.role).toBe("shopper");
    const entries = await db().select().from(auditEntries).where(eq(auditEntries.subject, shopper.userId));
    expect(entries.map(({ before, after }) => [before, after])).toEqual([
      [
        { role: "shopper", deactivated: false },
        { role: "admin", deactivated: false },
      ],
      [
        { role: "admin", deactivated: false },
        { role: "shopper", deactivated: false },
      ],
    ]);
  });

  test("ends everywhere when its sessions are ended", async () => {
    const [admin, shopper] = [await signIn(db(), "admin"), await signIn(db())];
    expect(await endSessionsOf(by(admin.userId), shopper.userId)).toEqual({ ok: true, value: { ended: 1 } });
    expect(await sessionOf(shopper)).toBeNull();
  });

  test("that nobody has or that is closed cannot be changed", async () => {
    const admin = await signIn(db(), "admin");
    const closed = await signIn(db());
    await db()
      .update(users)
      .set({ closedAt: new Date(), deactivatedAt: new Date() })
      .where(eq(users.id, closed.userId));
    const answers = [
      await changeUser(by(admin.userId), "usr_nobody", { role: "admin" }),
      await changeUser(by(admin.userId), closed.userId, { deactivated: false }),
    ];
    expect(answers.map((answer) => (answer.ok ? "changed" : answer.problem.slug))).toEqual([
      "not-found",
      "conflict",
    ]);
  });
});

describe("admins", () => {
  test("cannot shut themselves out", async () => {
    const admin = await signIn(db(), "admin");
    for (const change of [{ role: "shopper" as const }, { deactivated: true }]) {
      expect(await changeUser(by(admin.userId), admin.userId, change)).toMatchObject({
        ok: false,
        problem: { slug: "conflict" },
      });
    }
  });

  test("who demote each other at the same moment leave one", async () => {
    await db().update(users).set({ role: "shopper" });
    const [left, right] = [await signIn(db(), "admin"), await signIn(db(), "admin")];
    await Promise.all([
      changeUser(by(left.userId), right.userId, { role: "shopper" }),
      changeUser(by(right.userId), left.userId, { role: "shopper" }),
    ]);
    expect(await db().$count(users, eq(users.role, "admin"))).toBe(1);
  });
});

test("people are found by name, address, role and state, each once over all pages", async () => {
  const now = new Date();
  await db()
    .insert(users)
    .values(
      Array.from({ length: 60 }, (_, n) => ({
        id: `usr_desk_${n}`,
        email: `desk.${n}@example.com`,
        nickname: `Desk ${n}`,
        createdAt: now,
        deactivatedAt: n < 5 ? now : null,
      })),
    );
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listDeskUsers(db(), DeskUserFilter.parse({ q: "desk.", after }));
    expect(page.total).toBe(60);
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after);
  expect(new Set(seen).size).toBe(60);
  const deactivated = DeskUserFilter.parse({ q: "Desk", state: "deactivated" });
  expect((await listDeskUsers(db(), deactivated)).total).toBe(5);
  expect(await nameActors(db(), ["user:usr_desk_3", "system:x", "user:nobody"])).toEqual(
    new Map([["user:usr_desk_3", "Desk 3"]]),
  );
});
