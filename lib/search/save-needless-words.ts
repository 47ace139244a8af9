import { inTransaction } from "@/db/client";
import { searchWords } from "@/db/schema/search";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import type { NeedlessWords } from "./word-rules";
import { findNeedlessWords, WORDS_ROW } from "./words";

/** Says which words of a search need not be found. The index goes by it a moment later. */
export const saveNeedlessWords = (ctx: Context, words: NeedlessWords): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    const before = await findNeedlessWords(tx);
    await tx
      .insert(searchWords)
      .values({ id: WORDS_ROW, ...words, updatedAt: ctx.now })
      .onConflictDoUpdate({ target: searchWords.id, set: { ...words, updatedAt: ctx.now } });
    await recordEvent(tx, ctx, { type: "search.words-changed", aggregateId: WORDS_ROW, data: {} });
    await recordAudit(tx, ctx, [
      { action: "search.needless-words", subject: WORDS_ROW, before, after: words },
    ]);
  });
