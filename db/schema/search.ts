import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Words that stand for each other in a search; the truth that the index is given at every change and every deployment.
 * Written by the search page of the administration. `same`: each of `words` finds the others. `one-way`: `word` finds
 * `words` too, which do not find `word`.
 */
export const searchSynonyms = pgTable(
  "search_synonyms",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["same", "one-way"] }).notNull(),
    /** Of a one-way entry: what is typed. */
    word: text(),
    words: text().array().notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [check("search_synonyms_word_check", sql`(${t.kind} = 'one-way') = (${t.word} is not null)`)],
);

/** Which words of a search need not be found. One row; it is absent until the first deployment wrote the usual words. */
export const searchWords = pgTable("search_words", {
  id: text().primaryKey(),
  ignoreCommon: boolean("ignore_common").notNull(),
  optional: text().array().notNull(),
  updatedAt: instant("updated_at").notNull(),
});

/**
 * Comparisons and rebuilds of the search index, each done in steps that fit a job's minute. A step is taken by whoever
 * leases it, and its outcome and the message for the next are written in one transaction, so that a message that comes
 * twice advances nothing twice. At most one run is `running`.
 */
export const searchRuns = pgTable(
  "search_runs",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["compare", "rebuild"] }).notNull(),
    state: text({ enum: ["running", "done", "failed", "superseded"] }).notNull(),
    step: integer().notNull().default(0),
    /** Where the work stands; what `lib/search/run-work.ts` makes of it. */
    progress: jsonb().$type<Record<string, unknown>>().notNull(),
    actor: text().notNull(),
    leasedUntil: instant("leased_until"),
    startedAt: instant("started_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    finishedAt: instant("finished_at"),
    fault: text(),
  },
  (t) => [
    uniqueIndex("search_runs_running_key").on(t.state).where(sql`state = 'running'`),
    index("search_runs_newest_idx").on(t.startedAt.desc(), t.id.desc()),
  ],
);
