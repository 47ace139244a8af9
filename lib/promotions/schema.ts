import { z } from "zod";
import { Benefits, Conditions } from "./rules";

/** As a shopper types it: the case does not matter. */
export const PromotionText = z.string().trim().max(64);

/** In capitals, whatever the case it is written in. */
export const Code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9_-]{2,39}$/, "Use 3 to 40 letters, digits, hyphens and underscores.");

export const NewPromotionCode = z.strictObject({
  code: Code,
  benefit: Benefits,
  conditions: Conditions.default([]),
  active: z.boolean().default(true),
});
export type NewPromotionCode = z.output<typeof NewPromotionCode>;

export const PromotionChange = z
  .strictObject({ code: Code, benefit: Benefits, conditions: Conditions, active: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Say what to change.");
export type PromotionChange = z.output<typeof PromotionChange>;

export const PromotionCode = z.strictObject({
  id: z.string(),
  code: z.string(),
  benefit: Benefits,
  conditions: Conditions,
  active: z.boolean(),
  /** Orders that hold a use: paid ones, and open ones until they are cancelled or expire. */
  used: z.int(),
  /** What it gives and asks for, in words. */
  explanation: z.array(z.string()),
  createdAt: z.iso.datetime(),
});
export type PromotionCode = z.output<typeof PromotionCode>;

export const PromotionPosition = z.string().regex(/^prm_[0-9A-Z]{26}$/);
