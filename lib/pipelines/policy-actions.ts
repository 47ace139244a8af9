"use server";

import { z } from "zod";
import { heardTypes } from "@/lib/events/replay-rows";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { ok, type Result } from "@/lib/kernel/result";
import { WEBHOOK_TYPES } from "@/lib/webhooks/rules";
import { PIPELINE_NAMES, PIPELINES } from "./rules";
import { setFilter } from "./set-filter";
import { type PolicyTrial, readPolicyText, tryPolicy } from "./try-policy";

const name = z.enum(PIPELINE_NAMES);
const policy = z.string().max(300_000).default("");

const TrialForm = z.object({
  policy,
  /** A pipeline, or else the types that a webhook hears; none of them means all. */
  pipeline: name.optional(),
  types: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
});

/** Says which of the last events a policy would let pass; changes nothing. */
export const tryPolicyAction = async (_: unknown, form: FormData): Promise<Result<PolicyTrial>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(TrialForm, form);
    if (!input.ok) return input;
    const { pipeline, types = [] } = input.value;
    const json = readPolicyText(input.value.policy);
    if (!json.ok) return json;
    const chosen = [types].flat();
    const heard = pipeline
      ? heardTypes(PIPELINES[pipeline])
      : chosen.length > 0
        ? chosen
        : Object.keys(WEBHOOK_TYPES);
    return tryPolicy(ctx.db, json.value, heard);
  });

const FilterForm = z.object({ pipeline: name, policy });

export const setFilterAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(FilterForm, form);
    if (!input.ok) return input;
    const json = readPolicyText(input.value.policy);
    if (!json.ok) return json;
    const set = await setFilter(ctx, input.value.pipeline, json.value);
    return set.ok ? ok(null) : set;
  });
