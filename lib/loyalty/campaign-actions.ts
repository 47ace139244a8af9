"use server";

import { z } from "zod";
import { expireTags } from "@/lib/catalog/expire-tags";
import { asAdmin } from "@/lib/http/admin-action";
import { fieldErrors } from "@/lib/http/input";
import { readForm } from "@/lib/http/read-form";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { changeCampaign } from "./campaigns/change-campaign";
import { createCampaign } from "./campaigns/create-campaign";
import { deleteCampaign } from "./campaigns/delete-campaign";
import { CAMPAIGN_STATUSES, campaignTags } from "./campaigns/rules";
import { CampaignChange, NewCampaign, SimulationInput } from "./campaigns/schema";
import { simulateRules } from "./campaigns/simulate-campaign";
import { type SimulationView, viewSimulation } from "./campaigns/simulation-view-rules";

const check = <T>(schema: z.ZodType<T>, input: unknown): Result<T> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const errors = fieldErrors(parsed.error);
  const many = errors.length === 1 ? "One field needs" : `${errors.length} fields need`;
  return fail(problem("invalid-body", `${many} another look.`, { errors }));
};

const momentField = z
  .string()
  .default("")
  .transform((text) => (text === "" ? null : `${text.slice(0, 16)}:00Z`));

const CampaignForm = z.object({
  id: z.string().max(100).optional(),
  version: z.coerce.number().int().optional(),
  campaign_name: z.string().default(""),
  description: z.string().default(""),
  client: z.string().default(""),
  startsAt: momentField,
  endsAt: momentField,
  rules: z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "The rules are no JSON." });
      return z.NEVER;
    }
  }),
});

export type SavedCampaign = { id: string; version: number };

/** Makes a campaign as a draft, or writes the next version of one; never over a version that was not seen. */
export const saveCampaignAction = async (_: unknown, form: FormData): Promise<Result<SavedCampaign>> =>
  asAdmin(async ({ ctx }) => {
    const given = readForm(CampaignForm, form);
    if (!given.ok) return given;
    const { id, version: ifVersion, ...said } = given.value;
    if (!id) {
      const input = check(NewCampaign, said);
      if (!input.ok) return input;
      const made = await createCampaign(ctx, input.value);
      expireTags([campaignTags.all]);
      return ok({ id: made.id, version: made.version });
    }
    const change = check(CampaignChange, said);
    if (!change.ok) return change;
    const changed = await changeCampaign(ctx, id, change.value, { ifVersion });
    if (!changed.ok) return changed;
    expireTags([campaignTags.all]);
    return ok({ id, version: changed.value.version });
  });

const StepForm = z.object({ id: z.string().max(100), to: z.enum(CAMPAIGN_STATUSES) });

/** Starts, pauses or ends a campaign; which steps are legal is decided by its status when it happens. */
export const stepCampaignAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const given = readForm(StepForm, form);
    if (!given.ok) return given;
    const changed = await changeCampaign(ctx, given.value.id, { status: given.value.to });
    if (!changed.ok) return changed;
    expireTags([campaignTags.all]);
    return ok(null);
  });

export const deleteCampaignAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const given = readForm(StepForm.pick({ id: true }), form);
    if (!given.ok) return given;
    const removed = await deleteCampaign(ctx, given.value.id);
    if (removed.ok) expireTags([campaignTags.all]);
    return removed;
  });

/** Tries rules that need not be saved on the orders of a period. */
export const simulateAction = async (input: unknown): Promise<Result<SimulationView>> =>
  asAdmin(async ({ ctx }) => {
    const given = check(SimulationInput, input);
    if (!given.ok) return given;
    const simulated = await simulateRules(ctx, given.value);
    return simulated.ok ? ok(viewSimulation(simulated.value, env.POINT_VALUE)) : simulated;
  });
