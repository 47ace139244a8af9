import type { Database } from "@/db/client";
import { createContext } from "@/lib/events/context";
import { unwrap } from "@/lib/kernel/result";
import { changeCampaign } from "@/lib/loyalty/campaigns/change-campaign";
import { createCampaign } from "@/lib/loyalty/campaigns/create-campaign";
import { type CampaignChange, type CampaignRule, NewCampaign } from "@/lib/loyalty/campaigns/schema";

const rule = (variable: CampaignRule["variable"], atLeast: number, formula: string): CampaignRule => ({
  variable,
  condition: { rule: "numeric_greater_than", value: atLeast },
  action: { command: "issue", formula },
});

type Seeded = {
  campaign: Partial<NewCampaign> & Pick<NewCampaign, "campaign_name" | "rules">;
  /** Days before now at which it was made. */
  made: number;
  changes?: { before: number; change: CampaignChange }[];
};

const DAY_MS = 86_400_000;

const seeded = (now: Date): Seeded[] => {
  const inDays = (days: number) =>
    new Date((Math.floor(now.getTime() / DAY_MS) + days) * DAY_MS).toISOString();
  return [
    {
      made: 90,
      campaign: {
        campaign_name: "Market points",
        description: "Every order earns, at the checkout as in a quick buy. No coupon, no small print.",
        client: "*",
        rules: [rule("$.amount", 0, "$.amount / 20")],
      },
      changes: [
        { before: 88, change: { status: "active" } },
        { before: 45, change: { rules: [rule("$.amount", 0, "$.amount / 10")] } },
      ],
    },
    {
      made: 30,
      campaign: {
        campaign_name: "Full basket",
        description: "Six pieces or more in one order, from however many stalls: a handful of points on top.",
        status: "active",
        startsAt: inDays(-28),
        endsAt: inDays(33),
        rules: [rule("$.quantity", 6, "5"), rule("$.items", 4, "$.items * 2")],
      },
    },
    {
      made: 40,
      campaign: {
        campaign_name: "Thank you for the big shop",
        description: "Fifteen points for orders of $75 or more. Resting until the budget is clear.",
        status: "active",
        rules: [rule("$.total", 75, "15")],
      },
      changes: [{ before: 20, change: { status: "paused" } }],
    },
    {
      made: 3,
      campaign: {
        campaign_name: "Winter double",
        description: "Twice the points in the last two weeks of the year.",
        startsAt: inDays(27),
        endsAt: inDays(42),
        rules: [rule("$.amount", 25, "$.amount / 10")],
      },
    },
  ];
};

/** Campaigns with a past: made and changed through the same verbs as in the office, before the orders that earn by them. */
export const seedCampaigns = async (db: Database, now: Date): Promise<number> => {
  const list = seeded(now);
  const at = (days: number) =>
    createContext(db, "system:seed", { now: new Date(now.getTime() - days * DAY_MS) });
  for (const { campaign, made, changes = [] } of list) {
    const { id } = await createCampaign(at(made), NewCampaign.parse(campaign));
    for (const { before, change } of changes) unwrap(await changeCampaign(at(before), id, change));
  }
  return list.length;
};
