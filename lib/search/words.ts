import { asc, eq, sql } from "drizzle-orm";
import { type Database, inTransaction } from "@/db/client";
import { searchSynonyms, searchWords } from "@/db/schema/search";
import { createId } from "@/lib/kernel/ids";
import { usualSynonyms } from "./usual-words";
import type { NeedlessWords, Synonym } from "./word-rules";

/** Of the one row of needless words. */
export const WORDS_ROW = "shop";

/** In the order in which a person looks them up: by their first word. */
export const listSynonyms = (db: Database): Promise<Synonym[]> =>
  db
    .select({
      id: searchSynonyms.id,
      kind: searchSynonyms.kind,
      word: searchSynonyms.word,
      words: searchSynonyms.words,
    })
    .from(searchSynonyms)
    .orderBy(
      asc(sql`lower(coalesce(${searchSynonyms.word}, ${searchSynonyms.words}[1]))`),
      searchSynonyms.id,
    );

export const findNeedlessWords = async (db: Database): Promise<NeedlessWords> => {
  const [row] = await db.select().from(searchWords).where(eq(searchWords.id, WORDS_ROW));
  return { ignoreCommon: row?.ignoreCommon ?? true, optional: row?.optional ?? [] };
};

/** Writes the usual words where there have never been any; what was removed since does not come back. */
export const ensureUsualWords = (db: Database): Promise<void> =>
  inTransaction(db, async (tx) => {
    const row = { id: WORDS_ROW, ignoreCommon: true, optional: [], updatedAt: new Date() };
    const first = await tx.insert(searchWords).values(row).onConflictDoNothing().returning();
    if (first.length === 0) return;
    await tx
      .insert(searchSynonyms)
      .values(usualSynonyms().map((entry) => ({ id: createId("syn"), ...entry, updatedAt: new Date() })));
  });
