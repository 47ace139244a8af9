import { z } from "zod";
import { isCountry } from "./country-rules";
import { ORDER_STATUSES, PAYMENT_STATUSES, REFUND_STATUSES } from "./rules";

const text = (max: number) =>
  z.string().trim().min(1, "Fill this in.").max(max, `Use at most ${max} characters.`);

/** As it stands in addresses and cookie names. */
export const OrderId = z.string().regex(/^[\w-]{1,100}$/);

export const PaymentIntentId = z.string().regex(/^pi_\w{1,200}$/);

/** A postal address; `country` is ISO 3166 alpha-2. */
export const Address = z.strictObject({
  name: text(120),
  line1: text(200),
  line2: z.string().trim().max(200, "Use at most 200 characters.").optional(),
  city: text(120),
  postalCode: text(20),
  region: z.string().trim().max(120, "Use at most 120 characters.").optional(),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, { error: "Choose a country.", abort: true })
    .refine(isCountry, "Choose a country."),
});
export type Address = z.output<typeof Address>;

/** What an order will cost and why, in minor units; frozen into the order when it is placed. */
export const Quote = z.strictObject({
  lines: z.array(
    z.strictObject({
      productId: z.string(),
      name: z.string(),
      quantity: z.int(),
      unitPrice: z.int(),
      subtotal: z.int(),
    }),
  ),
  subtotal: z.int(),
  discounts: z.array(z.strictObject({ source: z.string(), amount: z.int(), why: z.string() })),
  shippingFee: z.int(),
  tax: z.int(),
  total: z.int(),
  currency: z.string(),
});
export type Quote = z.output<typeof Quote>;

export const OrderItem = z.strictObject({
  productId: z.string(),
  name: z.string(),
  slug: z.string(),
  imageUrl: z.string(),
  category: z.string(),
  unitPrice: z.int(),
  quantity: z.int(),
  subtotal: z.int(),
  refundedQuantity: z.int(),
});

export const OrderEvent = z.strictObject({ type: z.string(), note: z.string(), at: z.iso.datetime() });

/** An order as its owner sees it. Money in minor units. */
export const Order = z.strictObject({
  orderId: z.string(),
  paymentIntentId: z.string().nullable(),
  orderDate: z.iso.datetime(),
  status: z.enum(ORDER_STATUSES),
  refundStatus: z.enum(REFUND_STATUSES),
  paymentStatus: z.enum(PAYMENT_STATUSES),
  paymentMethod: z
    .strictObject({ type: z.string(), brand: z.string().nullable(), last4: z.string().nullable() })
    .nullable(),
  items: z.array(OrderItem),
  subtotal: z.int(),
  discount: z.int(),
  shippingFee: z.int(),
  tax: z.int(),
  total: z.int(),
  refundedTotal: z.int(),
  currency: z.string(),
  email: z.string(),
  shippingAddress: Address,
  quote: Quote,
  reservedUntil: z.iso.datetime().nullable(),
  events: z.array(OrderEvent),
});
export type Order = z.output<typeof Order>;

/** Where a page of orders ended. */
export const OrderPosition = z.strictObject({ placedAt: z.iso.datetime(), id: z.string().max(100) });
export type OrderPosition = z.output<typeof OrderPosition>;
