import { beforeAll, expect, test, vi } from "vitest";
import { users } from "@/db/schema/accounts";
import { hashPassword } from "@/lib/accounts/passwords";
import { aBrowser } from "@/lib/accounts/testing";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";

const FRONT = vi.hoisted(() => {
  const front = "https://front.example";
  Object.assign(process.env, { APP_URL: "https://shop.example", ALLOWED_ORIGINS: front });
  return front;
});
const PASSWORD = "Sturdy-Pass-42";
const email = "ana@example.com";
const db = useDatabase();

beforeAll(async () => {
  const passwordHash = await hashPassword(PASSWORD);
  await db()
    .insert(users)
    .values({ id: createId("usr"), email, nickname: "Ana", passwordHash, emailVerifiedAt: new Date() });
});

test("on https with another site in the list, every cookie of a sign-in is Secure and SameSite=None", async () => {
  const browser = aBrowser({ origin: FRONT, "sec-fetch-site": "cross-site" });
  const token = await browser.auth("csrf");
  const signedIn = await browser.signIn({ email, password: PASSWORD });
  expect([signedIn.status, signedIn.body]).toEqual([200, { url: "https://shop.example/account" }]);
  const lines = [...token.headers.getSetCookie(), ...signedIn.headers.getSetCookie()];
  const names = lines.map((line) => line.split("=")[0]);
  expect(names).toEqual(
    expect.arrayContaining(["__Host-next-auth.csrf-token", "__Secure-next-auth.session-token", "mc"]),
  );
  for (const line of lines) expect(line).toMatch(/(?=.*; Secure)(?=.*; SameSite=None)(?=.*Path=\/)/i);
  expect(signedIn.headers.get("access-control-allow-origin")).toBe(FRONT);
  expect(signedIn.headers.get("access-control-allow-credentials")).toBe("true");
  expect((await browser.auth("session")).body).toMatchObject({ user: { email } });
});

test("a site that is not in the list gets no leave to read an answer", async () => {
  const { headers } = await aBrowser({ origin: "https://evil.example" }).auth("csrf");
  expect(headers.get("access-control-allow-origin")).toBeNull();
});
