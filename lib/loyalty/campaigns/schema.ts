import { z } from "zod";
import { parseFormula } from "./formula-rules";
import { VARIABLES } from "./pieces-rules";
import {
  ANY_CLIENT,
  CAMPAIGN_STATUSES,
  COMPARISON_NAMES,
  DEFAULT_CLIENT,
  FIRST_STATUSES,
  MAX_RULES,
} from "./rules";

/** A formula of the grammar; what is wrong with it comes with its position in the text. */
const FormulaText = z.string("Write a formula.").superRefine((text, context) => {
  const parsed = parseFormula(text);
  if (parsed.ok) return;
  const { message, position } = parsed.fault;
  context.addIssue({ code: "custom", message, params: { position } });
});

const LARGEST_VALUE = 1_000_000_000_000;

/** One rule: when the variable meets the condition, the formula's value is added to the order's points. */
export const CampaignRule = z.strictObject({
  variable: z.enum(VARIABLES, `Choose one of ${VARIABLES.join(", ")}.`),
  condition: z.strictObject({
    rule: z.enum(COMPARISON_NAMES, `Choose one of ${COMPARISON_NAMES.join(", ")}.`),
    /** In the variable's unit: money in major units. */
    value: z
      .number("Write a number.")
      .min(-LARGEST_VALUE, "Write a smaller number.")
      .max(LARGEST_VALUE, "Write a smaller number."),
  }),
  action: z.strictObject({
    command: z.literal("issue", 'The only command is "issue".'),
    formula: FormulaText,
  }),
});
export type CampaignRule = z.output<typeof CampaignRule>;

export const CampaignRules = z
  .array(CampaignRule, "Write a list of rules.")
  .min(1, "A campaign needs a rule.")
  .max(MAX_RULES, `A campaign has at most ${MAX_RULES} rules.`);
export type CampaignRules = z.output<typeof CampaignRules>;

const text = (most: number) =>
  z.string("Fill this in.").trim().min(1, "Fill this in.").max(most, `Use at most ${most} characters.`);

const moment = z.iso
  .datetime({ offset: true, error: "Write a moment in UTC, such as 2026-12-01T00:00:00Z." })
  .transform((given) => new Date(given).toISOString())
  .nullable();

const fields = {
  client: text(100),
  campaign_name: text(200),
  description: z.string().trim().max(2000, "Use at most 2,000 characters."),
  startsAt: moment,
  endsAt: moment,
  rules: CampaignRules,
};

export const END_BEFORE_START = "The end must come after the beginning.";

export const NewCampaign = z
  .strictObject({
    ...fields,
    client: fields.client.default(DEFAULT_CLIENT),
    description: fields.description.default(""),
    status: z.enum(FIRST_STATUSES, "A campaign begins as draft, active or paused.").default("draft"),
    startsAt: moment.default(null),
    endsAt: moment.default(null),
  })
  .refine(({ startsAt, endsAt }) => startsAt === null || endsAt === null || startsAt < endsAt, {
    message: END_BEFORE_START,
    path: ["endsAt"],
  });
export type NewCampaign = z.output<typeof NewCampaign>;

export const CampaignChange = z
  .strictObject({ ...fields, status: z.enum(CAMPAIGN_STATUSES) })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Say what to change.");
export type CampaignChange = z.output<typeof CampaignChange>;

/** A campaign as the API shows it. */
export const Campaign = z.strictObject({
  id: z.string(),
  client: z.string(),
  campaign_name: z.string(),
  description: z.string(),
  status: z.enum(CAMPAIGN_STATUSES),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  rules: z.array(CampaignRule),
});
export type Campaign = z.output<typeof Campaign>;

export const CampaignPosition = z.string().regex(/^cmp_[0-9A-Z]{26}$/);

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

const moments = (dayEnds: boolean) =>
  z.union(
    [
      z.iso.datetime({ offset: true }).transform((given) => new Date(given)),
      z.iso.date().transform((day) => new Date(Date.parse(day) + (dayEnds ? DAY_MS : 0))),
    ],
    "Write a moment in UTC, such as 2026-12-01T00:00:00Z, or a day.",
  );

/** Rules to try on what was paid from `from` up to but not at `to`; a day as `to` is included whole. */
export const SimulationInput = z
  .strictObject({
    rules: CampaignRules,
    from: moments(false),
    to: moments(true),
    /** Whose orders the rules are for; without it everybody's. */
    client: text(100).default(ANY_CLIENT),
  })
  .superRefine(({ from, to }, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", path: ["to"], message });
    if (from >= to) refuse(END_BEFORE_START);
    else if (to.getTime() - from.getTime() > MOST_DAYS * DAY_MS)
      refuse(`Choose a period of at most ${MOST_DAYS} days.`);
  });
export type SimulationInput = z.output<typeof SimulationInput>;

const SimulatedTotals = z.strictObject({
  points: z.int(),
  /** Paid orders of the period, those that earn nothing included. */
  orders: z.int(),
  /** Minor units: what the points are worth when they are used. */
  cost: z.int(),
});

/** What rules would have issued. The rules' points add up to the total. */
export const Simulation = z.strictObject({
  totals: SimulatedTotals,
  byRule: z.array(z.strictObject({ campaign: z.string(), rule: z.int(), points: z.int() })),
  orders: z.array(z.strictObject({ orderId: z.string(), points: z.int(), why: z.string() })),
  /** What the campaigns that are in force now would have issued for the same orders. */
  active: SimulatedTotals,
});
export type Simulation = z.output<typeof Simulation>;
