import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { users } from "@/db/schema/accounts";

/** The addresses of everybody who runs the shop and may sign in. */
export const listAdminEmails = async (db: Database): Promise<string[]> => {
  const rows = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.role, "admin"), isNull(users.deactivatedAt)));
  return rows.map(({ email }) => email);
};
