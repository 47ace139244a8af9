import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { promotionCodes, promotionUses } from "@/db/schema/promotions";
import type { Context } from "@/lib/events/context";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { type Customer, countUses, findPromotion, toPromotionCode } from "./queries";
import { discountOf, explain, type Promotion, refusalOf, type Situation } from "./rules";

const refused = (message: string): ProblemError =>
  new ProblemError(
    problem("invalid-promotion-code", message, { errors: [{ path: "promotionCode", message }] }),
  );

/** A code that holds for this cart, and what it takes off. */
export type Applied = { codeId: string; discount: { source: string; amount: number; why: string } };

type Cart = Pick<Situation, "goods" | "currency" | "otherDiscounts">;

/**
 * What a code takes off this cart. Uses that `exceptOrderId` holds do not count: it is the open order that this cart would
 * replace or find again. Throws `invalid-promotion-code` that says in words why it does not hold. Counting for good is
 * {@link takeUse}'s.
 */
export const applyPromotion = async (
  db: Database,
  ctx: Context,
  text: string,
  { cart, customer, exceptOrderId }: { cart: Cart; customer: Customer; exceptOrderId: string | null },
): Promise<Applied> => {
  const promotion = await findPromotion(db, text);
  if (!promotion) throw refused("We do not know this promotion code. Check how it is written.");
  const { own, excepted } = await countUses(db, promotion.id, customer, exceptOrderId);
  const refusal = refusalOf(promotion, {
    ...cart,
    now: ctx.now,
    used: promotion.used - excepted,
    usedByCustomer: own,
  });
  if (refusal) throw refused(refusal);
  const [benefit = ""] = explain(promotion, cart.currency);
  return {
    codeId: promotion.id,
    discount: {
      source: `promotion:${promotion.code}`,
      amount: discountOf(promotion, cart.goods),
      why: `${benefit} with ${promotion.code}`,
    },
  };
};

/** Only what is counted; everything else was judged when the price was agreed. */
const LIMITS = new Set(["uses", "uses-per-customer"]);

const limitsOf = (promotion: Promotion): Promotion => ({
  ...promotion,
  conditions: promotion.conditions.filter(({ rule }) => LIMITS.has(rule)),
});

const lockCode = async (tx: Transaction, codeId: string) => {
  const [row] = await tx.select().from(promotionCodes).where(eq(promotionCodes.id, codeId)).for("update");
  return row;
};

const countOne = async (tx: Transaction, ctx: Context, codeId: string, customer: Customer) => {
  const row = await lockCode(tx, codeId);
  if (!row) return "This promotion code does not exist any more.";
  const { own } = await countUses(tx, codeId, customer, null);
  const nothing = { goods: 0, currency: "usd", otherDiscounts: 0 };
  const situation = { ...nothing, now: ctx.now, used: row.used, usedByCustomer: own };
  const refusal = refusalOf(limitsOf(toPromotionCode(row)), situation);
  if (refusal) return refusal;
  await tx
    .update(promotionCodes)
    .set({ used: sql`${promotionCodes.used} + 1` })
    .where(eq(promotionCodes.id, codeId));
  return null;
};

/**
 * Counts one use for this order, under the code's lock, so that any number of carts at once use it exactly as often as it
 * allows. Taken before stock, always, so that no two orders wait for each other. Throws when there is no use left.
 */
export const takeUse = async (
  tx: Transaction,
  ctx: Context,
  use: { codeId: string; orderId: string; customer: Customer },
): Promise<void> => {
  const refusal = await countOne(tx, ctx, use.codeId, use.customer);
  if (refusal) throw refused(refusal);
  const { codeId, orderId, customer } = use;
  await tx.insert(promotionUses).values({ orderId, codeId, ...customer, usedAt: ctx.now });
};

/** Gives the order's use back; nothing happens when it holds none. Called before its stock is released. */
export const returnUse = async (tx: Transaction, ctx: Context, orderId: string): Promise<void> => {
  const [returned] = await tx
    .update(promotionUses)
    .set({ returnedAt: ctx.now })
    .where(and(eq(promotionUses.orderId, orderId), isNull(promotionUses.returnedAt)))
    .returning();
  if (!returned) return;
  await tx
    .update(promotionCodes)
    .set({ used: sql`${promotionCodes.used} - 1` })
    .where(eq(promotionCodes.id, returned.codeId));
};

/** Takes a returned use again, for money that came late; answers whether the order holds what it was promised. */
export const retakeUse = async (tx: Transaction, ctx: Context, orderId: string): Promise<boolean> => {
  const [use] = await tx
    .select()
    .from(promotionUses)
    .where(and(eq(promotionUses.orderId, orderId), isNotNull(promotionUses.returnedAt)));
  if (!use) return true;
  const refusal = await countOne(tx, ctx, use.codeId, { userId: use.userId, emailHash: use.emailHash });
  if (refusal) return false;
  await tx.update(promotionUses).set({ returnedAt: null }).where(eq(promotionUses.orderId, orderId));
  return true;
};
