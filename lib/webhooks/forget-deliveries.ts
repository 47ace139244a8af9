import { sql } from "drizzle-orm";
import type { Context } from "@/lib/events/context";

/** Settled deliveries are kept so long, with their answers. */
const KEPT_DAYS = 30;
const AT_ONCE = 5_000;

/** Forgets what nobody looks at any more; run by a schedule every night. */
export const forgetDeliveries = async (ctx: Context): Promise<number> => {
  for (let forgotten = 0; ; ) {
    const { rows } = await ctx.db.execute(sql`
      with old as (
        select id from webhook_deliveries
        where settled_at < ${ctx.now}::timestamptz - make_interval(days => ${KEPT_DAYS})
        order by id limit ${AT_ONCE}
      ), answers as (
        delete from webhook_attempts using old where delivery_id = old.id
      )
      delete from webhook_deliveries using old where webhook_deliveries.id = old.id
      returning webhook_deliveries.id`);
    forgotten += rows.length;
    if (rows.length < AT_ONCE) return forgotten;
  }
};
