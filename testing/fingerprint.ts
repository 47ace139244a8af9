/** What changes by itself: who was last seen when, how often somebody called. */
const RESTLESS = ["sessions", "rate_counts", "api_keys"];

/** A hash of each table's rows, by name. */
export type Fingerprint = Map<string, string>;

/** Runs a statement and answers its rows. */
export type RunStatement = (text: string) => Promise<Record<string, string>[]>;

const TABLES = `select table_name as name from information_schema.tables
  where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;

/** Reads every table of a database, but those that change by themselves and those named here. */
export const fingerprintOf = async (run: RunStatement, but: readonly string[] = []): Promise<Fingerprint> => {
  const left = new Set([...RESTLESS, ...but]);
  const names = (await run(TABLES)).map(({ name = "" }) => name).filter((name) => !left.has(name));
  const hashes = names.map(
    (name) =>
      `select '${name}' as name, md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from "${name}" t`,
  );
  const rows = await run(hashes.join(" union all "));
  return new Map(rows.map(({ name = "", hash = "" }) => [name, hash]));
};

/** The tables that are not as they were. */
export const changedSince = (before: Fingerprint, after: Fingerprint): string[] =>
  [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
