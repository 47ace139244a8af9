import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { signInGuards } from "@/db/schema/accounts";
import { aBrowser } from "@/lib/accounts/testing";
import { addPerson, PASSWORD } from "@/lib/accounts/testing-person";
import { sha256 } from "@/lib/kernel/hash";
import { useDatabase } from "@/testing/database";
import { SESSION_COOKIE } from "./session";

const db = useDatabase();
let email = "";

beforeEach(async () => {
  ({ email } = await addPerson(db()));
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
