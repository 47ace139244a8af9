import "@/lib/kernel/zod-in-browsers";
import { z } from "zod";
import { CAMPAIGN_STATUSES, type CampaignStatus, type Comparison, DEFAULT_CLIENT } from "./rules";
import { type Campaign, type CampaignRule, CampaignRules } from "./schema";

const word = z.string().trim().max(200).optional().catch(undefined);

/** The address of the campaign table; what it cannot read it passes over. */
export const DeskCampaignFilter = z.object({
  q: word,
  status: z.enum(CAMPAIGN_STATUSES).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});
export type DeskCampaignFilter = z.output<typeof DeskCampaignFilter>;

/** What a status comes to at a moment, with the campaign's own dates. */
export type CampaignPhase = "draft" | "scheduled" | "on" | "over" | "paused" | "ended";

export const phaseOf = (
  { status, startsAt, endsAt }: Pick<Campaign, "status" | "startsAt" | "endsAt">,
  now: string,
): CampaignPhase => {
  if (status !== "active") return status;
  if (startsAt !== null && startsAt > now) return "scheduled";
  return endsAt !== null && endsAt <= now ? "over" : "on";
};

/** What a step is called on its button. */
export const stepLabel = (from: CampaignStatus, to: CampaignStatus): string => {
  if (to === "active") return from === "paused" ? "Resume" : "Start";
  return to === "paused" ? "Pause" : "End";
};

/** A rule as it is typed; `key` tells rows apart. */
export type DraftRule = {
  key: number;
  variable: CampaignRule["variable"];
  comparison: Comparison;
  value: string;
  formula: string;
};

/** A campaign as it is typed; moments are `2026-12-01T00:00` in UTC, or empty. */
export type CampaignDraft = {
  campaign_name: string;
  description: string;
  client: string;
  startsAt: string;
  endsAt: string;
  rules: DraftRule[];
};

export const draftRule = (key: number, rule?: CampaignRule): DraftRule => ({
  key,
  variable: rule?.variable ?? "$.amount",
  comparison: rule?.condition.rule ?? "numeric_greater_than",
  value: String(rule?.condition.value ?? 0),
  formula: rule?.action.formula ?? "$.amount / 10",
});

const draftRules = (rules: readonly CampaignRule[]): DraftRule[] =>
  rules.map((rule, key) => draftRule(key, rule));

const minuteOf = (at: string | null): string => at?.slice(0, 16) ?? "";

export const draftOf = (campaign: Campaign | null): CampaignDraft => ({
  campaign_name: campaign?.campaign_name ?? "",
  description: campaign?.description ?? "",
  client: campaign?.client ?? DEFAULT_CLIENT,
  startsAt: minuteOf(campaign?.startsAt ?? null),
  endsAt: minuteOf(campaign?.endsAt ?? null),
  rules: campaign ? draftRules(campaign.rules) : [draftRule(0)],
});

const numberOf = (text: string): number | string =>
  /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;

/** The rules as the API takes them; what is no number yet stays text, so that it is found wrong. */
export const rulesOf = ({ rules }: Pick<CampaignDraft, "rules">): unknown[] =>
  rules.map(({ variable, comparison, value, formula }) => ({
    variable,
    condition: { rule: comparison, value: numberOf(value) },
    action: { command: "issue", formula },
  }));

export type RuleFault = { path: string; message: string; position?: number };

/** What is wrong with rules, by their paths in the list: `0.action.formula`. */
export const faultsOf = (rules: unknown): RuleFault[] => {
  const parsed = CampaignRules.safeParse(rules);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const position: unknown = issue.code === "custom" ? issue.params?.position : undefined;
    const fault = { path: issue.path.join("."), message: issue.message };
    return typeof position === "number" ? { ...fault, position } : fault;
  });
};

/**
 * What a text of JSON says. `rules` is null while it cannot be shown as rows: rows can hold a wrong formula or value, but
 * nothing that has no field.
 */
export const readRules = (text: string): { rules: DraftRule[] | null; faults: RuleFault[] } => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "This is no JSON.";
    return { rules: null, faults: [{ path: "", message }] };
  }
  const faults = faultsOf(json);
  const shown = faults.every(({ path }) => path.endsWith(".action.formula"));
  if (!shown || !Array.isArray(json)) return { rules: null, faults };
  const isText = json.every((rule: CampaignRule) => typeof rule.action.formula === "string");
  return { rules: isText ? draftRules(json as CampaignRule[]) : null, faults };
};
