import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { campaignAwards, campaignEvaluations, campaigns, campaignVersions } from "@/db/schema/campaigns";
import { type PreparedCampaign, prepareCampaign, type RuleTrace } from "./evaluation-rules";
import { type CampaignStatus, isInForce } from "./rules";
import { Campaign, CampaignRules } from "./schema";

export type CampaignRow = typeof campaigns.$inferSelect;
export type CampaignVersionRow = typeof campaignVersions.$inferSelect;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

type Said = Pick<CampaignRow, "client" | "name" | "description" | "status" | "startsAt" | "endsAt" | "rules">;

/** A row or a version of a campaign as the API shows it. */
export const toCampaign = (id: string, said: Said): Campaign =>
  Campaign.parse({
    id,
    client: said.client,
    campaign_name: said.name,
    description: said.description,
    status: said.status,
    startsAt: iso(said.startsAt),
    endsAt: iso(said.endsAt),
    rules: said.rules,
  });

const live = isNull(campaigns.deletedAt);

const inForceNow = (at: Date): SQL | undefined =>
  and(
    eq(campaigns.status, "active"),
    or(isNull(campaigns.startsAt), lte(campaigns.startsAt, at)),
    or(isNull(campaigns.endsAt), gt(campaigns.endsAt, at)),
  );

type CampaignFilter = {
  /** Only those that count at this moment: what everybody may see. */
  inForceAt?: Date;
  status?: CampaignStatus;
  limit: number;
  after?: string;
};

/** One page of campaigns, newest first; deleted ones are left out. */
export const listCampaigns = async (
  db: Database,
  { inForceAt, status, limit, after }: CampaignFilter,
): Promise<{ campaigns: Campaign[]; next: string | null }> => {
  const rows = await db
    .select()
    .from(campaigns)
    .where(
      and(
        live,
        inForceAt ? inForceNow(inForceAt) : undefined,
        status ? eq(campaigns.status, status) : undefined,
        after ? lt(campaigns.id, after) : undefined,
      ),
    )
    .orderBy(desc(campaigns.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    campaigns: page.map((row) => toCampaign(row.id, row)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
};

/** When the next campaign begins or ends by its own dates; null when none will. */
export const findNextBoundary = async (db: Database, at: Date): Promise<Date | null> => {
  const next = (column: typeof campaigns.startsAt | typeof campaigns.endsAt) =>
    sql<string | null>`min(${column}) filter (where ${gt(column, at)})`;
  const [row] = await db
    .select({ start: next(campaigns.startsAt), end: next(campaigns.endsAt) })
    .from(campaigns)
    .where(and(live, eq(campaigns.status, "active")));
  const times = [row?.start, row?.end].flatMap((text) => (text ? [Date.parse(text)] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
};

export const findCampaignRow = async (db: Database, id: string): Promise<CampaignRow | null> => {
  const [row] = await db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.id, id), live));
  return row ?? null;
};

/** Its versions, the newest first. */
export const listVersions = (db: Database, campaignId: string): Promise<CampaignVersionRow[]> =>
  db
    .select()
    .from(campaignVersions)
    .where(eq(campaignVersions.campaignId, campaignId))
    .orderBy(desc(campaignVersions.version));

const prepareVersion = ({ campaignId: id, name, client, version, rules }: CampaignVersionRow) =>
  prepareCampaign({ id, name, client, version, rules: CampaignRules.parse(rules) });

/** The campaigns that counted at that moment, each as it was then; also those that have been deleted since. */
export const findInForce = async (db: Database, at: Date): Promise<PreparedCampaign[]> => {
  const versions = await db
    .selectDistinctOn([campaignVersions.campaignId])
    .from(campaignVersions)
    .where(lte(campaignVersions.at, at))
    .orderBy(campaignVersions.campaignId, desc(campaignVersions.version));
  return versions.filter((version) => isInForce(version, at)).map(prepareVersion);
};

/** {@link findInForce} for many moments, from one reading of all versions there are. */
export const readInForce = async (db: Database): Promise<(at: Date) => PreparedCampaign[]> => {
  const versions = await db.select().from(campaignVersions).orderBy(asc(campaignVersions.version));
  return (at) => {
    const latest = new Map(
      versions.filter((version) => version.at <= at).map((version) => [version.campaignId, version]),
    );
    return [...latest.values()].filter((version) => isInForce(version, at)).map(prepareVersion);
  };
};

export type StoredEvaluation = Omit<typeof campaignEvaluations.$inferSelect, "trace"> & {
  trace: RuleTrace[];
};

/** What the campaigns made of this order; null while nobody has told them of it. */
export const findEvaluation = async (db: Database, orderId: string): Promise<StoredEvaluation | null> => {
  const [row] = await db.select().from(campaignEvaluations).where(eq(campaignEvaluations.orderId, orderId));
  return row ? { ...row, trace: row.trace as RuleTrace[] } : null;
};

/** Whose these orders were when they were evaluated; orders that were not are left out. */
export const findEvaluatedAccounts = async (
  db: Database,
  orderIds: string[],
): Promise<Map<string, string | null>> => {
  if (orderIds.length === 0) return new Map();
  const { orderId, accountId } = campaignEvaluations;
  const rows = await db
    .select({ orderId, accountId })
    .from(campaignEvaluations)
    .where(inArray(orderId, orderIds));
  return new Map(rows.map((row) => [row.orderId, row.accountId]));
};

export type CampaignFigures = { orders: number; points: number };

/** What each campaign has brought so far: orders that earned by it, and points. */
export const readFigures = async (db: Database): Promise<Map<string, CampaignFigures>> => {
  const rows = await db
    .select({
      campaignId: campaignAwards.campaignId,
      orders: sql<number>`count(*)::int`,
      points: sql<number>`sum(${campaignAwards.points})::float8`,
    })
    .from(campaignAwards)
    .groupBy(campaignAwards.campaignId);
  return new Map(rows.map(({ campaignId, ...figures }) => [campaignId, figures]));
};

/** Points that orders of this period were really issued. */
export const sumIssued = async (db: Database, { from, to }: { from: Date; to: Date }): Promise<number> => {
  const { occurredAt, points } = campaignEvaluations;
  const [row] = await db
    .select({ points: sql<number>`coalesce(sum(${points}), 0)::float8` })
    .from(campaignEvaluations)
    .where(and(sql`${occurredAt} >= ${from.toISOString()}`, sql`${occurredAt} < ${to.toISOString()}`));
  return row?.points ?? 0;
};
