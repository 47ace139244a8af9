"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { ok, type Result } from "@/lib/kernel/result";
import { discardDeadLetter, redriveDeadLetter, redriveDeadLetters } from "./resolve-dead-letters";

const id = z.string().min(1).max(100);

export const redriveDeadLetterAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ redriven: number }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(z.object({ id }), form);
    return input.ok ? redriveDeadLetter(ctx, input.value.id) : input;
  });

const FilterForm = z.object({
  subscription: z.string().max(100).optional(),
  type: z.string().max(100).optional(),
  q: z.string().trim().max(200).optional(),
});

export const redriveDeadLettersAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ redriven: number }>> =>
  asAdmin(async ({ ctx }) => {
    const filter = readForm(FilterForm, form);
    return filter.ok ? ok(await redriveDeadLetters(ctx, filter.value)) : filter;
  });

const DiscardForm = z.object({
  id,
  reason: z.string().default("").pipe(z.string().trim().min(1, "Say why it may be dropped.").max(500)),
});

export const discardDeadLetterAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(DiscardForm, form);
    return input.ok ? discardDeadLetter(ctx, input.value.id, input.value.reason) : input;
  });
