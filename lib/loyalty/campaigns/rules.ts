import { stateMachine } from "@/lib/kernel/state-machine";

export const CAMPAIGN_STATUSES = ["draft", "active", "paused", "ended"] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const campaignStates = stateMachine<CampaignStatus>({
  draft: ["active"],
  active: ["paused", "ended"],
  paused: ["active", "ended"],
  ended: [],
});

/** What a campaign may begin as. */
export const FIRST_STATUSES = ["draft", "active", "paused"] as const satisfies readonly CampaignStatus[];

/** What an order's event counts as when it names no client; quick buys say `UnicornStore`. */
export const DEFAULT_CLIENT = "mercat";
export const PURCHASE_CLIENT = "UnicornStore";
/** A campaign with this client is for every order. */
export const ANY_CLIENT = "*";

export const isForClient = (campaign: { client: string }, client: string): boolean =>
  campaign.client === ANY_CLIENT || campaign.client === client;

/** How a condition compares; the words read on from the variable: "$.amount is at least 100". */
export const COMPARISONS = {
  numeric_greater_than: "is at least",
  numeric_less_than: "is at most",
  numeric_equals: "is exactly",
} as const;
export type Comparison = keyof typeof COMPARISONS;
export const COMPARISON_NAMES = Object.keys(COMPARISONS) as [Comparison, ...Comparison[]];

export const MAX_RULES = 20;

/** However generous the rules, an order earns no more. */
export const MAX_ORDER_POINTS = 1_000_000;

/** Whether a campaign counts at this moment; it no longer does at `endsAt` itself. */
export const isInForce = (
  campaign: { status: CampaignStatus; startsAt: Date | null; endsAt: Date | null },
  at: Date,
): boolean =>
  campaign.status === "active" &&
  (campaign.startsAt === null || campaign.startsAt <= at) &&
  (campaign.endsAt === null || at < campaign.endsAt);

/** Cache tags of what is shown of campaigns; every change expires them. */
export const campaignTags = { all: "campaigns" } as const;
