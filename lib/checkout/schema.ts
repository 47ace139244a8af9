import { z } from "zod";
import { Address, OrderId } from "@/lib/orders/schema";
import { PromotionText } from "@/lib/promotions/schema";

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "Use at most 254 characters.")
  .pipe(z.email("Enter an e-mail address such as ana@example.com."));

const Line = z.strictObject({
  productId: z.string().min(1).max(100),
  quantity: z.int().min(1).max(500),
});

/** What a checkout is asked for. Without `items` the caller's cart is meant. Prices are never read from here. */
export const CheckoutInput = z.strictObject({
  items: z.array(Line).max(200).optional(),
  email: Email,
  shippingAddress: Address,
  pointsToRedeem: z.int().min(0).max(1_000_000_000).optional(),
  promotionCode: PromotionText.optional(),
});
export type CheckoutInput = z.output<typeof CheckoutInput>;

/**
 * A wallet pays at once, without the total being shown again: with `expectedTotal` no other one is paid, and with
 * `insteadOf`, an order of the same person, nothing once that one has been paid.
 */
export const WalletCheckout = CheckoutInput.extend({
  expectedTotal: z.int().min(0).max(1_000_000_000_000).optional(),
  insteadOf: OrderId.optional(),
});
export type WalletCheckout = z.output<typeof WalletCheckout>;
