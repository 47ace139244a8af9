"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { ok, type Result } from "@/lib/kernel/result";
import { readPolicyText } from "@/lib/pipelines/try-policy";
import { redeliverWebhook, tryWebhook } from "./redeliver-webhook";
import { NewWebhook } from "./schema";
import { createWebhook, deleteWebhook, rotateSecret, updateWebhook } from "./write-endpoints";

const id = z.string().min(1).max(100);
const ById = z.object({ id });

const WebhookForm = NewWebhook.omit({ filterPolicy: true }).extend({
  id: id.optional(),
  url: z.string({ error: "Write the address." }).trim().max(2000),
  types: z.preprocess((value) => (value === undefined ? [] : [value].flat()), NewWebhook.shape.types),
  policy: z.string().max(300_000).default(""),
});

/** Makes an endpoint, whose secret is in the answer, or changes the one that the form names. */
export const saveWebhookAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ id: string; secret: string | null }>> =>
  asAdmin<{ id: string; secret: string | null }>(async ({ ctx }) => {
    const input = readForm(z.object(WebhookForm.shape), form);
    if (!input.ok) return input;
    const { id: existing, policy, ...fields } = input.value;
    const filterPolicy = readPolicyText(policy);
    if (!filterPolicy.ok) return filterPolicy;
    const wanted = { ...fields, filterPolicy: filterPolicy.value };
    if (existing) {
      const changed = await updateWebhook(ctx, existing, wanted);
      return changed.ok ? ok({ id: existing, secret: null }) : changed;
    }
    const made = await createWebhook(ctx, wanted);
    return made.ok ? ok({ id: made.value.webhook.id, secret: made.value.secret }) : made;
  });

const SwitchForm = ById.extend({ to: z.enum(["on", "off"]) });

export const switchWebhookAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ enabled: boolean }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(SwitchForm, form);
    if (!input.ok) return input;
    const changed = await updateWebhook(ctx, input.value.id, { enabled: input.value.to === "on" });
    return changed.ok ? ok({ enabled: changed.value.enabled }) : changed;
  });

export const rotateSecretAction = async (_: unknown, form: FormData): Promise<Result<{ secret: string }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(ById, form);
    if (!input.ok) return input;
    const rotated = await rotateSecret(ctx, input.value.id);
    return rotated.ok ? ok({ secret: rotated.value.secret }) : rotated;
  });

export const deleteWebhookAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(ById, form);
    return input.ok ? deleteWebhook(ctx, input.value.id) : input;
  });

export const tryWebhookAction = async (_: unknown, form: FormData): Promise<Result<{ deliveryId: string }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(ById, form);
    return input.ok ? tryWebhook(ctx, input.value.id) : input;
  });

export const redeliverWebhookAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ deliveryId: string }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(ById, form);
    return input.ok ? redeliverWebhook(ctx, input.value.id) : input;
  });
