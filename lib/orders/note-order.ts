import { inTransaction } from "@/db/client";
import { orderHistory } from "@/db/schema/orders";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";

/** A remark of the desk; the buyer does not see it. `action` is what the audit log calls what it tells of. */
export const noteOrder = (
  ctx: Context,
  orderId: string,
  note: string,
  action = "order.note",
): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    await tx
      .insert(orderHistory)
      .values({ orderId, type: "note", note, actor: ctx.actor, public: false, at: ctx.now });
    await recordAudit(tx, ctx, [{ action, subject: orderId, after: { note } }]);
  });
