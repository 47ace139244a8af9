import { eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import type { Context } from "@/lib/events/context";
import { type Problem, problem } from "@/lib/kernel/errors";
import { canonicalJson } from "@/lib/kernel/hash";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { type CampaignRow, toCampaign } from "./queries";
import { type CampaignStatus, campaignStates } from "./rules";
import { type Campaign, type CampaignChange, END_BEFORE_START } from "./schema";
import { lockCampaign, missing, recordVersion } from "./write-campaign";

const illegalStep = (from: CampaignStatus, to: CampaignStatus): Problem => {
  const legal = campaignStates.nextStates(from);
  const ways = legal.length === 0 ? "nothing more" : legal.join(" or ");
  return problem("illegal-transition", `The campaign is ${from} and can become ${ways}, not ${to}.`, {
    extra: { from, legal },
  });
};

type Named = keyof Omit<Campaign, "id">;

/** The named fields that differ, as they were and as they become. */
const difference = (before: Campaign, change: CampaignChange) => {
  const names = (Object.keys(change) as Named[]).filter(
    (name) => change[name] !== undefined && canonicalJson(change[name]) !== canonicalJson(before[name]),
  );
  const pick = (from: Partial<Campaign>) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return { names, before: pick(before), after: pick(change) };
};

const refusalOf = (before: Campaign, change: CampaignChange): Problem | null => {
  const { status = before.status } = change;
  if (status !== before.status && !campaignStates.canMove(before.status, status)) {
    return illegalStep(before.status, status);
  }
  if (before.status === "ended") {
    const detail = "The campaign has ended and stays as it is. Make a new one instead.";
    return problem("illegal-transition", detail, { extra: { from: "ended", legal: [] } });
  }
  const { startsAt, endsAt } = { ...before, ...change };
  if (startsAt !== null && endsAt !== null && startsAt >= endsAt) {
    return problem("invalid-body", END_BEFORE_START, {
      errors: [{ path: "endsAt", message: END_BEFORE_START }],
    });
  }
  return null;
};

/** Undefined leaves the column as it is. */
const momentOf = (text: string | null | undefined): Date | null | undefined =>
  typeof text === "string" ? new Date(text) : text;

const stepName: Record<CampaignStatus, string> = {
  draft: "update",
  active: "start",
  paused: "pause",
  ended: "end",
};

const stale = (version: number): Problem =>
  problem(
    "precondition-failed",
    "Somebody changed this campaign meanwhile. Load it again to see what it says.",
    {
      extra: { version },
    },
  );

/**
 * Changes a campaign by writing its next version, which counts for orders that are paid from now on. A step that its
 * status does not allow is `illegal-transition`; with `ifVersion` another version than that is `precondition-failed`.
 * What changes nothing writes nothing.
 */
export const changeCampaign = (
  ctx: Context,
  id: string,
  change: CampaignChange,
  { ifVersion }: { ifVersion?: number } = {},
): Promise<Result<CampaignRow>> =>
  inTransaction(ctx.db, async (tx) => {
    const row = await lockCampaign(tx, id);
    if (!row) return missing;
    if (ifVersion !== undefined && row.version !== ifVersion) return fail(stale(row.version));
    const before = toCampaign(id, row);
    const { names, ...audit } = difference(before, change);
    if (names.length === 0) return ok(row);
    const refusal = refusalOf(before, change);
    if (refusal) return fail(refusal);
    const { campaign_name: name, startsAt, endsAt, ...said } = change;
    const [after = row] = await tx
      .update(campaigns)
      .set({
        ...said,
        name,
        startsAt: momentOf(startsAt),
        endsAt: momentOf(endsAt),
        version: row.version + 1,
        updatedAt: ctx.now,
      })
      .where(eq(campaigns.id, id))
      .returning();
    const step = names.includes("status") ? stepName[after.status] : "update";
    await recordVersion(tx, ctx, after, { action: `campaign.${step}`, ...audit });
    return ok(after);
  });
