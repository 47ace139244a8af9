import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { users } from "@/db/schema/accounts";
import { hashPassword } from "@/lib/accounts/passwords";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";

const db = useDatabase();
const PASSWORD = "Sturdy-Pass-42";
const email = "ana@example.com";

beforeAll(async () => {
  process.env.KV_REST_API_URL = "http://127.0.0.1:9";
  const passwordHash = await hashPassword(PASSWORD);
  await db()
    .insert(users)
    .values({ id: createId("usr"), email, nickname: "Ana", passwordHash, emailVerifiedAt: new Date() });
});

test("with KV gone people sign in all the same, and a cart of theirs follows later", async () => {
  const { aBrowser } = await import("@/lib/accounts/testing");
  const browser = aBrowser();
  browser.jar.set("cartId", randomUUID());
  expect((await browser.signIn({ email, password: PASSWORD })).status).toBe(200);
  expect((await browser.auth("session")).body).toMatchObject({ user: { email } });
  expect(browser.jar.has("cartId")).toBe(true);
});

test("with KV gone 100 tries an hour of one network are still the limit", async () => {
  const { aBrowser } = await import("@/lib/accounts/testing");
  const address = { "x-vercel-forwarded-for": "192.0.2.7" };
  const statuses: number[] = [];
  for (let n = 0; n < 101; n += 1) {
    statuses.push((await aBrowser(address).signIn({ email: "", password: "" })).status);
  }
  expect(statuses.filter((status) => status === 401)).toHaveLength(100);
  expect(statuses.at(-1)).toBe(429);
});
