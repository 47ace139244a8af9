import { and, desc, eq, ilike, isNull, lt, or } from "drizzle-orm";
import type { Database } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { env } from "@/lib/kernel/env";
import type { DeskCampaignFilter } from "./desk-rules";
import { type CampaignFigures, type CampaignVersionRow, readFigures, toCampaign } from "./queries";
import type { Campaign } from "./schema";
import { numberedRules } from "./words-rules";

export type DeskCampaign = Campaign & CampaignFigures & { version: number; updatedAt: string };

const PAGE = 50;

const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** One page of campaigns with what they have brought, newest first. */
export const listDeskCampaigns = async (
  db: Database,
  { q, status, after }: DeskCampaignFilter,
): Promise<{ rows: DeskCampaign[]; next: string | null; total: number }> => {
  const wanted = and(
    isNull(campaigns.deletedAt),
    status ? eq(campaigns.status, status) : undefined,
    q ? or(ilike(campaigns.name, anywhere(q)), ilike(campaigns.client, anywhere(q))) : undefined,
  );
  const [found, figures, total] = await Promise.all([
    db
      .select()
      .from(campaigns)
      .where(and(wanted, after ? lt(campaigns.id, after) : undefined))
      .orderBy(desc(campaigns.id))
      .limit(PAGE + 1),
    readFigures(db),
    db.$count(campaigns, wanted),
  ]);
  const page = found.slice(0, PAGE);
  return {
    rows: page.map((row) => ({
      ...toCampaign(row.id, row),
      ...(figures.get(row.id) ?? { orders: 0, points: 0 }),
      version: row.version,
      updatedAt: row.updatedAt.toISOString(),
    })),
    next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    total,
  };
};

/** A version for people to read: every field as text, rules one by one and in words. */
export const readVersion = (row: CampaignVersionRow): Record<string, unknown> => {
  const { id: _, rules, ...said } = toCampaign(row.campaignId, row);
  return { ...said, ...numberedRules(rules, env.SHOP_CURRENCY) };
};
