import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { ProblemError, problem } from "@/lib/kernel/errors";
import type { NewOrder } from "@/lib/orders/place-order";
import type { OrderRow } from "@/lib/orders/queries";
import type { Quote } from "@/lib/orders/schema";
import { findOrderPoints } from "@/lib/points/order-points";
import { findSpendable } from "@/lib/points/queries";
import { countPoints } from "@/lib/points/words-rules";
import type { Customer } from "@/lib/promotions/queries";
import { applyPromotion } from "@/lib/promotions/use-promotion";
import { calculateQuote, discountByPoints, goodsOf, type QuotedProduct } from "./rules";
import type { CheckoutInput } from "./schema";

/** Throws when the account cannot spend that many, those counted that the open order of this cart would give back. */
const checkPoints = async (
  tx: Transaction,
  ctx: Context,
  { asked, accountId, open }: { asked: number; accountId: string; open: OrderRow | undefined },
): Promise<void> => {
  const held = open ? ((await findOrderPoints(tx, open.id))?.held ?? 0) : 0;
  const spendable = held + (await findSpendable(tx, accountId, ctx.now));
  if (asked <= spendable) return;
  const message = `Your account holds ${countPoints(spendable)}.`;
  throw new ProblemError(
    problem("insufficient-points", message, { errors: [{ path: "pointsToRedeem", message }] }),
  );
};

export type Priced = { quote: Quote } & Pick<NewOrder, "promotion" | "points">;
type Wish = { input: CheckoutInput; customer: Customer; open: OrderRow | undefined };

const pricePromotion = async (
  tx: Transaction,
  ctx: Context,
  goods: number,
  { input, customer, open }: Wish,
): Promise<{ promotion: NewOrder["promotion"]; discounts: Quote["discounts"] }> => {
  if (!input.promotionCode) return { promotion: null, discounts: [] };
  const otherDiscounts = discountByPoints(input.pointsToRedeem ?? 0, goods)?.discount.amount ?? 0;
  const { codeId, discount } = await applyPromotion(tx, ctx, input.promotionCode, {
    cart: { goods, currency: env.SHOP_CURRENCY, otherDiscounts },
    customer,
    exceptOrderId: open?.id ?? null,
  });
  return { promotion: { codeId, customer }, discounts: [discount] };
};

/** Codes first; points pay for what they leave, and no more of them are used than that needs. */
export const priceOrder = async (
  tx: Transaction,
  ctx: Context,
  products: QuotedProduct[],
  wish: Wish,
): Promise<Priced> => {
  const { input, customer, open } = wish;
  const { country } = input.shippingAddress;
  const quoteWith = (discounts: Quote["discounts"]) =>
    calculateQuote(products, env.SHOP_CURRENCY, { country, discounts });
  const { promotion, discounts } = await pricePromotion(tx, ctx, quoteWith([]).subtotal, wish);
  const [asked, accountId] = [input.pointsToRedeem ?? 0, customer.userId];
  const plain = quoteWith(discounts);
  if (asked === 0 || !accountId) return { quote: plain, promotion, points: null };
  await checkPoints(tx, ctx, { asked, accountId, open });
  const used = discountByPoints(asked, goodsOf(plain));
  if (!used) return { quote: plain, promotion, points: null };
  const quote = quoteWith([...discounts, used.discount]);
  return { quote, promotion, points: { accountId, amount: used.points } };
};
