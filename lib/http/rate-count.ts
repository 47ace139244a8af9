import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { rateCounts } from "@/db/schema/accounts";

/**
 * Counts a call in Postgres by the sliding window that KV counts with; answers how many are left, -1 when this one is too
 * many. Refused calls are not counted.
 */
export const countInDatabase = async (
  db: Database,
  key: string,
  { limit, windowS }: { limit: number; windowS: number },
  now: number,
): Promise<number> => {
  const windowMs = windowS * 1000;
  const slot = Math.floor(now / windowMs);
  const weight = 1 - (now % windowMs) / windowMs;
  const expiresAt = new Date((slot + 2) * windowMs);
  const { rows } = await db.execute<{ left: number }>(sql`
    with before as (
      select coalesce((select used from ${rateCounts} where key = ${key} and slot = ${slot - 1}), 0) * ${weight}::float8
        as weighed
    ), counted as (
      insert into ${rateCounts} as counts (key, slot, used, expires_at)
      select ${key}, ${slot}, 1, ${expiresAt.toISOString()}::timestamptz from before where weighed < ${limit}
      on conflict (key, slot) do update set used = counts.used + 1
        where counts.used + (select weighed from before) < ${limit}
      returning used
    )
    select floor(${limit} - weighed - used)::int as left from counted, before`);
  return rows[0] ? Math.max(0, rows[0].left) : -1;
};
