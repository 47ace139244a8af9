import { z } from "zod";
import { Order } from "@/lib/orders/schema";
import { endpoint } from "../endpoint";

const OrderPath = z.strictObject({ orderId: z.string().min(1).max(100) });
const OrderAnswer = { description: "The order", schema: z.strictObject({ order: Order }) };
const quantity = z.int().min(1).max(500);

const RefundBody = z
  .strictObject({
    lines: z
      .array(z.strictObject({ productId: z.string().min(1).max(100), quantity }))
      .min(1)
      .max(200)
      .optional(),
    amount: z.int().min(1).max(2_000_000_000).optional(),
    restock: z.boolean().default(false),
    reason: z.string().trim().min(1, "Say why.").max(500),
  })
  .refine((body) => body.lines === undefined || body.amount === undefined, {
    message: "Give lines or an amount, not both.",
    path: ["amount"],
  });

export const refundOrderEndpoint = endpoint({
  operation: "POST /api/admin/orders/{orderId}/refund",
  tag: "Order desk",
  summary: "Pays an order back: lines, an amount, or all that is left",
  params: OrderPath,
  body: RefundBody,
  responses: {
    200: {
      description: "Money is on its way back",
      schema: z.strictObject({
        order: Order,
        refund: z.strictObject({
          refundId: z.string(),
          amount: z.int(),
          status: z.enum(["pending", "succeeded"]),
        }),
      }),
    },
  },
  problems: ["unknown-order", "refund-too-large", "illegal-transition"],
  rateLimit: "admin-write",
  idempotent: true,
});

const step = <const O extends "fulfil" | "deliver">(name: O, summary: string) =>
  endpoint({
    operation: `POST /api/admin/orders/{orderId}/${name}`,
    tag: "Order desk",
    summary,
    params: OrderPath,
    responses: { 200: OrderAnswer },
    problems: ["unknown-order", "illegal-transition"],
    rateLimit: "admin-write",
  });

export const fulfilOrderEndpoint = step("fulfil", "The goods have left");
export const deliverOrderEndpoint = step("deliver", "The goods have arrived");

export const noteOrderEndpoint = endpoint({
  operation: "POST /api/admin/orders/{orderId}/note",
  tag: "Order desk",
  summary: "Adds a remark that the buyer does not see",
  params: OrderPath,
  body: z.strictObject({ note: z.string().trim().min(1, "Write something.").max(2000) }),
  responses: { 200: OrderAnswer },
  problems: ["unknown-order"],
  rateLimit: "admin-write",
});

export const resendReceiptEndpoint = endpoint({
  operation: "POST /api/admin/orders/{orderId}/resend-receipt",
  tag: "Order desk",
  summary: "Mails the receipt once more",
  params: OrderPath,
  responses: { 200: OrderAnswer },
  problems: ["unknown-order", "illegal-transition", "unavailable"],
  rateLimit: "admin-write",
});
