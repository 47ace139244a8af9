import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { ok, type Result } from "@/lib/kernel/result";
import { issueLot } from "./issue-lot";
import { type Redemption, redeemPoints } from "./redeem-points";
import type { Day } from "./rules";
import type { PointTransaction } from "./write-transaction";

type Grant = {
  accountId: string;
  amount: number;
  /** A day that has passed, for points that were issued elsewhere. */
  issuedOn?: Day;
  /** Why, when a person does it. */
  note?: string;
  /** Somebody at the desk does it: it belongs into the audit log. */
  byDesk: boolean;
};

/** Issues points by hand or for another programme; every call is a cause of its own. */
export const grantPoints = (ctx: Context, { byDesk, ...grant }: Grant): Promise<PointTransaction> =>
  inTransaction(ctx.db, async (tx) => {
    const cause = `grant:${createId("pts")}`;
    const entry = await issueLot(tx, ctx, { ...grant, cause, occurredAt: ctx.now });
    const { accountId, amount, issuedOn, note } = entry;
    if (byDesk) {
      const after = { amount, issuedOn, reason: note, transaction: entry.id };
      await recordAudit(tx, ctx, [{ action: "points.issue", subject: accountId, after }]);
    }
    return entry;
  });

/** Redeems points outside of an order; every call is a cause of its own. Too few are refused and nothing is written. */
export const spendPoints = (
  ctx: Context,
  { byDesk, ...spending }: Pick<Redemption, "accountId" | "amount" | "note"> & { byDesk: boolean },
): Promise<Result<PointTransaction>> =>
  inTransaction(ctx.db, async (tx) => {
    const redeemed = await redeemPoints(tx, ctx, { ...spending, cause: `spend:${createId("pts")}` });
    if (!redeemed.ok) return redeemed;
    const { id, accountId, amount, note } = redeemed.value;
    if (byDesk) {
      const after = { amount, reason: note, transaction: id };
      await recordAudit(tx, ctx, [{ action: "points.redeem", subject: accountId, after }]);
    }
    return ok(redeemed.value);
  });
