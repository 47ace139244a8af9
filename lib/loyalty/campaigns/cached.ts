import { cacheLife, cacheTag } from "next/cache";
import { database } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { prepareCampaign } from "./evaluation-rules";
import { findNextBoundary, listCampaigns } from "./queries";
import { campaignTags } from "./rules";
import type { Campaign } from "./schema";

const unprepared = env.DATABASE_URL === undefined;
const SHORTEST_S = 60;

/**
 * The campaigns in force, for showing: kept until one changes, or until the moment at which one begins or ends by its
 * dates. What an order really earns is read from the versions when it was paid.
 */
export const getActiveCampaigns = async (): Promise<Campaign[]> => {
  "use cache";
  if (unprepared) {
    cacheLife({ stale: 30, revalidate: 1, expire: 300 });
    return [];
  }
  cacheTag(campaignTags.all);
  const now = new Date();
  const [{ campaigns }, boundary] = await Promise.all([
    listCampaigns(database(), { inForceAt: now, limit: 100 }),
    findNextBoundary(database(), now),
  ]);
  cacheLife("max");
  if (boundary) {
    const seconds = Math.max(SHORTEST_S, Math.ceil((boundary.getTime() - now.getTime()) / 1000));
    cacheLife({ stale: 300, revalidate: seconds, expire: seconds + 86_400 });
  }
  return campaigns;
};

/** A campaign as the API shows it, ready to be applied to what is not bought yet. */
export const prepareShown = ({ id, client, rules, campaign_name: name }: Campaign) =>
  prepareCampaign({ id, name, client, rules, version: 0 });
