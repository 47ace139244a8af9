import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "@/db/schema/accounts";
import { useDatabase } from "@/testing/database";
import { askAs, formOf } from "@/testing/desk";
import { signIn } from "@/testing/session";
import { UNTOUCHED } from "./form-rules";
import { hashPassword } from "./passwords";
import { mailedCode } from "./testing";

const db = useDatabase();
const PASSWORD = "Kaas-en-brood-1";

test("the form asks who it is, then for the code, and keeps what was typed but no secret", async () => {
  const { changeEmailAction } = await import("./email-actions");
  const me = await signIn(db());
  await db()
    .update(users)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(eq(users.id, me.userId));
  askAs({ ...me.headers, "next-action": "of this test" });
  const email = `new-${me.userId.toLowerCase()}@example.com`;
  const send = (fields: Record<string, string>) => changeEmailAction(UNTOUCHED, formOf(fields));

  expect((await send({ email: "nowhere", password: "" })).errors).toEqual({
    email: "Enter an e-mail address such as ana@example.com.",
    password: "Enter your password.",
  });
  const wrong = await send({ email, password: "Wrong-Pass-9" });
  expect([wrong.step, wrong.errors, wrong.values]).toEqual([
    "start",
    { password: "That is not your password." },
    { email },
  ]);
  const asked = await send({ email, password: PASSWORD });
  expect([asked.step, asked.values]).toEqual(["code", { email, sent: "1" }]);
  const mistyped = await send({ email, sent: "1", code: "12 34" });
  expect([mistyped.step, mistyped.errors]).toEqual(["code", { code: "Enter the six digits of the mail." }]);

  const code = await mailedCode(db(), email);
  await expect(send({ email, sent: "1", code })).rejects.toMatchObject({
    digest: expect.stringContaining("/account/profile?done=email"),
  });
  const [row] = await db().select().from(users).where(eq(users.id, me.userId));
  expect(row?.email).toBe(email);
});
