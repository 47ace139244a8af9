import { orderHistory } from "@/db/schema/orders";
import type { Context } from "@/lib/events/context";

/** A remark of the desk; the buyer does not see it. */
export const noteOrder = async (ctx: Context, orderId: string, note: string): Promise<void> => {
  await ctx.db
    .insert(orderHistory)
    .values({ orderId, type: "note", note, actor: ctx.actor, public: false, at: ctx.now });
};
