import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookEndpoints } from "@/db/schema/webhooks";
import { writeSettings } from "@/lib/events/pipeline-settings";

/** Held while the union of all wishes is written, so that of two changes at once none is forgotten; an arbitrary number. */
const LISTENING_LOCK = 7_204_115;

/** No event is called this. */
const NOTHING = "nothing";

/**
 * Tells the fan-out which events anybody wants to be called for, so that the others cost neither a message nor a job.
 * To be called after every change of an endpoint, in its transaction.
 */
export const refreshListening = async (tx: Transaction): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(${LISTENING_LOCK})`);
  const rows = await tx
    .select({ types: webhookEndpoints.types })
    .from(webhookEndpoints)
    .where(and(isNull(webhookEndpoints.deletedAt), eq(webhookEndpoints.enabled, true)));
  const types = [...new Set(rows.flatMap((row) => row.types))];
  const wantsAll = rows.some((row) => row.types.length === 0);
  const filter = wantsAll ? {} : { type: types.length > 0 ? types : [NOTHING] };
  await writeSettings(tx, "webhooks", { filter });
};
