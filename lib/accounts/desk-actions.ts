"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { SCOPES } from "@/lib/http/rights";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { type ApiKey, createApiKey, revokeApiKey } from "./api-keys";
import { changeUser, endSessionsOf } from "./change-user";
import type { DeskUser } from "./desk-rules";

const userId = z.string().min(1).max(100);

const UserForm = z.discriminatedUnion("change", [
  z.object({ change: z.literal("role"), userId, role: z.enum(["shopper", "admin"]) }),
  z.object({ change: z.literal("deactivate"), userId }),
  z.object({ change: z.literal("reactivate"), userId }),
]);

export const changeUserAction = async (_: unknown, form: FormData): Promise<Result<DeskUser>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(UserForm, form);
    if (!input.ok) return input;
    const wanted = input.value;
    if (wanted.change === "role") return changeUser(ctx, wanted.userId, { role: wanted.role });
    return changeUser(ctx, wanted.userId, { deactivated: wanted.change === "deactivate" });
  });

export const endSessionsAction = async (_: unknown, form: FormData): Promise<Result<{ ended: number }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(z.object({ userId }), form);
    return input.ok ? endSessionsOf(ctx, input.value.userId) : input;
  });

const KeyForm = z.object({
  name: z.string().default("").pipe(z.string().trim().min(1, "Give the key a name.").max(100)),
  scopes: z.preprocess(
    (given) => (typeof given === "string" ? [given] : given),
    z.array(z.enum(SCOPES), "Choose at least one right.").min(1, "Choose at least one right."),
  ),
  /** The last day (UTC) on which it works. */
  until: z.iso
    .date()
    .optional()
    .transform((day) => (day === undefined ? null : new Date(`${day}T23:59:59Z`)))
    .refine((at) => at === null || at.getTime() > Date.now(), "Choose a day that is still to come."),
});

/** The secret is in this answer and is never shown again. */
export const createApiKeyAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<ApiKey & { secret: string }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(KeyForm, form);
    if (!input.ok) return input;
    const { name, scopes, until } = input.value;
    return ok(await createApiKey(ctx, { name, scopes, expiresAt: until }));
  });

export const revokeApiKeyAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(z.object({ keyId: z.string().min(1).max(100) }), form);
    if (!input.ok) return input;
    const known = await revokeApiKey(ctx, input.value.keyId);
    return known ? ok(null) : fail(problem("not-found", "There is no key with this identifier."));
  });
