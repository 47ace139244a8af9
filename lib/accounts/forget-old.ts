import { sql } from "drizzle-orm";
import type { Context } from "@/lib/events/context";

/** Deletes what has served: codes, failed sign-ins and counters a day after their end, sessions a month after it. */
export const forgetOld = async ({ db }: Context): Promise<void> => {
  await db.execute(sql`delete from account_codes where expires_at < now() - interval '1 day'`);
  await db.execute(sql`
    delete from sign_in_guards
    where coalesce(locked_until, to_timestamp(recent[array_upper(recent, 1)] / 1000.0), 'epoch')
      < now() - interval '1 day'`);
  await db.execute(sql`delete from rate_counts where expires_at < now()`);
  await db.execute(sql`
    delete from sessions where least(expires_at, coalesce(ended_at, expires_at)) < now() - interval '30 days'`);
};
