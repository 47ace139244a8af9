import { z } from "zod";
import { CheckoutInput, WalletCheckout } from "@/lib/checkout/schema";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit } from "@/lib/kernel/query-fields";
import { Order, OrderPosition, Quote } from "@/lib/orders/schema";
import { endpoint } from "../endpoint";

const StartedCheckout = z.strictObject({
  orderId: z.string(),
  paymentIntentId: z.string().nullable(),
  clientSecret: z.string().nullable(),
  total: z.int(),
  currency: z.string(),
  quote: Quote,
});

const OrderAnswer = z.strictObject({ order: Order });
const OrderPath = z.strictObject({ orderId: z.string().min(1).max(100) });

const CHECKOUT_PROBLEMS = [
  "empty-cart",
  "unknown-product",
  "insufficient-stock",
  "too-many-open-orders",
  "order-paid",
  "conflict",
  "amount-below-minimum",
  "amount-above-maximum",
  "points-need-account",
  "insufficient-points",
  "invalid-promotion-code",
  "unavailable",
] as const;

export const createPaymentIntent = endpoint({
  operation: "POST /api/checkout/create-payment-intent",
  tag: "Checkout",
  summary: "Places an order with held stock and starts its payment",
  body: CheckoutInput,
  invalidBody: 400,
  responses: { 201: { description: "The order awaits its payment", schema: StartedCheckout } },
  problems: CHECKOUT_PROBLEMS,
  rateLimit: "checkout",
  idempotent: true,
});

export const checkoutCart = endpoint({
  operation: "POST /api/cart/checkout",
  tag: "Checkout",
  summary: "Checks the cart out, by card or from the wallet of whoever is signed in",
  body: WalletCheckout.extend({ payment: z.enum(["card", "wallet"]) }),
  invalidBody: 400,
  responses: {
    200: {
      description: "Paid from the wallet",
      schema: z.strictObject({ order: Order, lines: Order.shape.items }),
    },
    201: { description: "The order awaits its payment", schema: StartedCheckout },
  },
  problems: [...CHECKOUT_PROBLEMS, "unauthenticated", "insufficient-balance"],
  rateLimit: "checkout",
  idempotent: true,
});

export const paymentWebhook = endpoint({
  operation: "POST /api/payment/webhook",
  tag: "Checkout",
  summary: "Takes in Stripe's signed events",
  rawBody: true,
  bodyLimit: 1_000_000,
  responses: { 200: { description: "Taken in", schema: z.strictObject({ received: z.literal(true) }) } },
  problems: ["invalid-signature", "unavailable"],
});

export const listPastOrders = endpoint({
  operation: "GET /api/order/past-orders",
  tag: "Orders",
  summary: "The caller's orders, newest first",
  query: z.strictObject({
    limit: pageLimit,
    cursor: cursorOf(OrderPosition).optional(),
  }),
  responses: {
    200: {
      description: "One page of orders",
      schema: z.strictObject({ orders: z.array(Order), nextCursor: z.string().nullable() }),
    },
  },
});

export const readOrder = endpoint({
  operation: "GET /api/order/{orderId}",
  tag: "Orders",
  summary: "One order, for its owner or whoever holds its secret",
  params: OrderPath,
  responses: { 200: { description: "The order", schema: OrderAnswer } },
  problems: ["unknown-order"],
});

export const cancelOrder = endpoint({
  operation: "POST /api/order/{orderId}/cancel",
  tag: "Orders",
  summary: "Cancels an order that is not paid yet; asked again it changes nothing",
  params: OrderPath,
  responses: { 200: { description: "The order, closed", schema: OrderAnswer } },
  problems: ["unknown-order", "illegal-transition", "unavailable"],
  rateLimit: "checkout",
});

export const readReceipt = endpoint({
  operation: "GET /api/order/{orderId}/receipt",
  tag: "Orders",
  summary: "The printable receipt of a paid order",
  params: OrderPath,
  responses: { 200: { description: "A page to print", schema: null, contentType: "text/html" } },
  problems: ["unknown-order", "illegal-transition"],
});
