import type { Database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { createId } from "@/lib/kernel/ids";
import { hashPassword } from "./passwords";
import type { aBrowser } from "./testing";

export const PASSWORD = "Sturdy-Pass-42";
/** Hashed once for all: that takes its time on purpose. */
const passwordHash = hashPassword(PASSWORD);

/** A shopper with a verified address who signs in with `PASSWORD`. */
export const addPerson = async (db: Database): Promise<{ userId: string; email: string }> => {
  const userId = createId("usr");
  const email = `${userId.toLowerCase()}@example.com`;
  const row = { id: userId, email, nickname: "Ana", passwordHash: await passwordHash };
  await db.insert(users).values({ ...row, emailVerifiedAt: new Date() });
  return { userId, email };
};

/** Who this browser is signed in as, as next-auth tells it. */
export const whoIn = async (browser: ReturnType<typeof aBrowser>) =>
  ((await browser.auth("session")).body as { user?: { email: string; role: string } }).user ?? null;
