import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import type { Result } from "@/lib/kernel/result";
import { type Booked, bookEntry } from "./book-entry";

/** Credits somebody's wallet by hand, with a reason, and says so in the audit log. */
export const creditWallet = (
  ctx: Context,
  input: { userId: string; amount: number; reason: string },
): Promise<Result<Booked>> =>
  inTransaction(ctx.db, async (tx) => {
    const booked = await bookEntry(tx, ctx, { ...input, cause: `credit:${createId("wal")}` });
    if (booked.ok) {
      const after = { amount: input.amount, reason: input.reason, balance: booked.value.balance };
      await recordAudit(tx, ctx, [{ action: "wallet.credit", subject: input.userId, after }]);
    }
    return booked;
  });
