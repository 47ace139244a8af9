import { and, eq, isNull } from "drizzle-orm";
import { inTransaction, violates } from "@/db/client";
import { promotionCodes } from "@/db/schema/promotions";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { toPromotionCode } from "./queries";
import type { NewPromotionCode, PromotionChange, PromotionCode } from "./schema";

const taken = (code: string) =>
  fail(
    problem("conflict", `There is a promotion code ${code} already.`, {
      errors: [{ path: "code", message: "This code is taken." }],
    }),
  );

/** What the audit log keeps of a code, whole, so that before and after are told apart field by field. */
const saidBy = ({ code, benefit, conditions, active }: typeof promotionCodes.$inferSelect) => ({
  code,
  benefit,
  conditions,
  active,
});

const isTaken = (error: unknown): boolean => violates(error, "promotion_codes_code_key");

export const createPromotionCode = async (
  ctx: Context,
  input: NewPromotionCode,
): Promise<Result<PromotionCode>> => {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const [row] = await tx
        .insert(promotionCodes)
        .values({ id: createId("prm"), ...input, createdAt: ctx.now })
        .returning();
      if (!row) throw new Error("an insert answered no row");
      await recordAudit(tx, ctx, [{ action: "promotion-code.create", subject: row.id, after: input }]);
      return ok(toPromotionCode(row));
    });
  } catch (error) {
    if (isTaken(error)) return taken(input.code);
    throw error;
  }
};

const missing = fail(problem("not-found", "There is no promotion code with this identifier."));

/** Changes a code for orders to come; those placed keep what they were promised. */
export const updatePromotionCode = async (
  ctx: Context,
  id: string,
  change: PromotionChange,
): Promise<Result<PromotionCode>> => {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const live = and(eq(promotionCodes.id, id), isNull(promotionCodes.deletedAt));
      const [before] = await tx.select().from(promotionCodes).where(live).for("update");
      if (!before) return missing;
      const [row = before] = await tx.update(promotionCodes).set(change).where(live).returning();
      const entry = { before: saidBy(before), after: saidBy(row) };
      await recordAudit(tx, ctx, [{ action: "promotion-code.update", subject: id, ...entry }]);
      return ok(toPromotionCode(row));
    });
  } catch (error) {
    if (change.code && isTaken(error)) return taken(change.code);
    throw error;
  }
};

/** Takes a code out of use at once; orders that used it keep it. */
export const deletePromotionCode = (ctx: Context, id: string): Promise<Result<null>> =>
  inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .update(promotionCodes)
      .set({ deletedAt: ctx.now, active: false })
      .where(and(eq(promotionCodes.id, id), isNull(promotionCodes.deletedAt)))
      .returning();
    if (!row) return missing;
    const { active: _, ...said } = saidBy(row);
    await recordAudit(tx, ctx, [{ action: "promotion-code.delete", subject: id, before: said }]);
    return ok(null);
  });
