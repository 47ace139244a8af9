import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";

/** What counts how often something was tried, or in which place of a sequence a row came to lie. */
const COUNTERS = ["seq", "tries", "bytes"];
/** Numbered by the database. */
const NUMBERED = new Set(["order_history", "audit_entries"]);

const NAMES: [RegExp, string][] = [
  [/\b([a-z]{2,4})_[0-9A-HJKMNP-TV-Z]{26}\b/g, "$1"],
  // Of the payments in memory.
  [/\b(pi|evt|re)_\d+(_secret_\w+)?\b/g, "$1"],
  [/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)/g, "time"],
  [/\b[0-9a-f]{64}\b/g, "hash"],
];

const withoutNames = (row: string): string =>
  NAMES.reduce((text, [pattern, kind]) => text.replace(pattern, kind), row);

/** Every row of every table, without what two equal runs differ in: ids, times, and how often something was tried. */
export const readState = async (db: Database): Promise<Record<string, string[]>> => {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const state: Record<string, string[]> = {};
  for (const { name } of tables) {
    const left = NUMBERED.has(name) ? [...COUNTERS, "id"] : COUNTERS;
    const { rows } = await db.execute<{ row: unknown }>(
      sql`select to_jsonb(t) - ${sql.param(left)}::text[] as row from ${sql.identifier(name)} t`,
    );
    if (rows.length > 0) state[name] = rows.map(({ row }) => withoutNames(canonicalJson(row))).sort();
  }
  return state;
};

export const hashOf = (state: Record<string, string[]>): string => sha256(canonicalJson(state)).slice(0, 16);
