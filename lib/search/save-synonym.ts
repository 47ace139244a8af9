import { eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { searchSynonyms } from "@/db/schema/search";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import type { SynonymForm } from "./word-schema";
import { WORDS_ROW } from "./words";

/** Adds a group of words that stand for each other, or changes one. The index has it a moment later. */
export const saveSynonym = (ctx: Context, { id, ...given }: SynonymForm): Promise<Result<string>> =>
  inTransaction(ctx.db, async (tx) => {
    const [before] = id
      ? await tx.select().from(searchSynonyms).where(eq(searchSynonyms.id, id)).for("update")
      : [];
    if (id && !before)
      return fail(
        problem("not-found", "Somebody removed these words meanwhile. Add them again if they are wanted."),
      );
    const row = { id: id ?? createId("syn"), ...given, updatedAt: ctx.now };
    await tx
      .insert(searchSynonyms)
      .values(row)
      .onConflictDoUpdate({ target: searchSynonyms.id, set: { ...given, updatedAt: ctx.now } });
    await recordEvent(tx, ctx, { type: "search.words-changed", aggregateId: WORDS_ROW, data: {} });
    const was = before && { kind: before.kind, word: before.word, words: before.words };
    const action = before ? "search.synonym-change" : "search.synonym-add";
    await recordAudit(tx, ctx, [{ action, subject: row.id, before: was, after: given }]);
    return ok(row.id);
  });
