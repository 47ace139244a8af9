"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { env } from "@/lib/kernel/env";
import type { Result } from "@/lib/kernel/result";
import { promotionForm } from "./desk-rules";
import type { PromotionCode } from "./schema";
import { createPromotionCode, deletePromotionCode, updatePromotionCode } from "./write-codes";

const Existing = z.object({ id: z.string().min(1).max(100) });
const Maybe = Existing.partial();
const Switch = Existing.extend({ to: z.enum(["start", "stop"]) });

/** Makes a code, or changes the one that the form names. */
export const savePromotionCodeAction = async (_: unknown, form: FormData): Promise<Result<PromotionCode>> =>
  asAdmin(async ({ ctx }) => {
    const which = readForm(Maybe, form);
    if (!which.ok) return which;
    const input = readForm(promotionForm(env.SHOP_CURRENCY), form);
    if (!input.ok) return input;
    const { id } = which.value;
    return id
      ? updatePromotionCode(ctx, id, input.value)
      : createPromotionCode(ctx, { ...input.value, active: true });
  });

export const switchPromotionCodeAction = async (_: unknown, form: FormData): Promise<Result<PromotionCode>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(Switch, form);
    if (!input.ok) return input;
    return updatePromotionCode(ctx, input.value.id, { active: input.value.to === "start" });
  });

export const deletePromotionCodeAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(Existing, form);
    return input.ok ? deletePromotionCode(ctx, input.value.id) : input;
  });
