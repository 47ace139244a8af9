import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { campaigns, campaignVersions } from "@/db/schema/campaigns";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { problem } from "@/lib/kernel/errors";
import { fail } from "@/lib/kernel/result";
import type { CampaignRow } from "./queries";

export const missing = fail(problem("not-found", "There is no campaign with this identifier."));

/** The row of a campaign that is not deleted, held until the transaction ends. */
export const lockCampaign = async (tx: Transaction, id: string): Promise<CampaignRow | null> => {
  const [row] = await tx
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.id, id), isNull(campaigns.deletedAt)))
    .for("update");
  return row ?? null;
};

/** What a version keeps of a campaign. */
const saidBy = ({ client, name, description, status, startsAt, endsAt, rules }: CampaignRow) => ({
  ...{ client, name, description, status, startsAt, endsAt, rules },
});

/** Writes down what a campaign says from now on: its version, the audit row, and the news that pages wait for. */
export const recordVersion = async (
  tx: Transaction,
  ctx: Context,
  row: CampaignRow,
  audit: { action: string; before?: unknown; after?: unknown },
): Promise<void> => {
  await tx.insert(campaignVersions).values({
    ...saidBy(row),
    campaignId: row.id,
    version: row.version,
    actor: ctx.actor,
    at: ctx.now,
  });
  await recordAudit(tx, ctx, [{ ...audit, subject: row.id }]);
  await recordEvent(tx, ctx, {
    type: "campaign.changed",
    aggregateId: row.id,
    data: { campaignId: row.id },
  });
};
