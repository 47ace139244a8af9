import { z } from "zod";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit } from "@/lib/kernel/query-fields";
import { NewPromotionCode, PromotionChange, PromotionCode, PromotionPosition } from "@/lib/promotions/schema";
import { endpoint } from "../endpoint";

const TAG = "Promotion codes";
const PromotionPath = z.strictObject({ id: z.string().min(1).max(100) });
const PromotionAnswer = z.strictObject({ promotionCode: PromotionCode });

export const listPromotionCodes = endpoint({
  operation: "GET /api/admin/promotion-codes",
  tag: TAG,
  summary: "Promotion codes with their rules in words, newest first",
  query: z.strictObject({ limit: pageLimit, cursor: cursorOf(PromotionPosition).optional() }),
  responses: {
    200: {
      description: "One page of codes",
      schema: z.strictObject({
        promotionCodes: z.array(PromotionCode),
        nextCursor: z.string().nullable(),
      }),
    },
  },
});

export const createPromotionCode = endpoint({
  operation: "POST /api/admin/promotion-codes",
  tag: TAG,
  summary: "Makes a promotion code",
  body: NewPromotionCode,
  responses: { 201: { description: "The code", schema: PromotionAnswer } },
  problems: ["conflict"],
  rateLimit: "admin-write",
});

export const updatePromotionCode = endpoint({
  operation: "PATCH /api/admin/promotion-codes/{id}",
  tag: TAG,
  summary: "Changes a promotion code for orders to come",
  params: PromotionPath,
  body: PromotionChange,
  responses: { 200: { description: "The code as it is now", schema: PromotionAnswer } },
  problems: ["not-found", "conflict"],
  rateLimit: "admin-write",
});

export const deletePromotionCode = endpoint({
  operation: "DELETE /api/admin/promotion-codes/{id}",
  tag: TAG,
  summary: "Takes a promotion code out of use",
  params: PromotionPath,
  responses: { 204: { description: "Nobody can use it any more", schema: null } },
  problems: ["not-found"],
  rateLimit: "admin-write",
});
