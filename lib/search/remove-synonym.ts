import { eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { searchSynonyms } from "@/db/schema/search";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { WORDS_ROW } from "./words";

/** Removes a group of words; removed already, nothing happens. */
export const removeSynonym = (ctx: Context, id: string): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    const [gone] = await tx.delete(searchSynonyms).where(eq(searchSynonyms.id, id)).returning();
    if (!gone) return;
    await recordEvent(tx, ctx, { type: "search.words-changed", aggregateId: WORDS_ROW, data: {} });
    const { kind, word, words } = gone;
    await recordAudit(tx, ctx, [
      { action: "search.synonym-remove", subject: id, before: { kind, word, words } },
    ]);
  });
