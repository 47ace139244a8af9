import type pg from "pg";

/** What changes by itself: who was last seen when, and what the clock's jobs note down. */
const RESTLESS = new Set(["sessions", "rate_counts", "api_keys"]);

/** A hash of each table's rows, by name. */
export type Fingerprint = Map<string, string>;

/** Reads every table of the shop's database, but those that change by themselves and those named here. */
export const fingerprint = async (sql: pg.Pool, but: readonly string[] = []): Promise<Fingerprint> => {
  const { rows: tables } = await sql.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const names = tables.map(({ name }) => name).filter((name) => !RESTLESS.has(name) && !but.includes(name));
  const hashes = names.map(
    (name) =>
      `select '${name}' as name, md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from "${name}" t`,
  );
  const { rows } = await sql.query<{ name: string; hash: string }>(hashes.join(" union all "));
  return new Map(rows.map(({ name, hash }) => [name, hash]));
};

/** The tables that are not as they were. */
export const changedSince = (before: Fingerprint, after: Fingerprint): string[] =>
  [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
