import pg from "pg";

/**
 * A database of one's own on a running server, so that tests do not see each other.
 * @param url `platform.postgres.url`
 * @returns `databaseUrl` for DATABASE_URL (NEON_WS_PROXY and NEON_FETCH_ENDPOINT stay the server's), and `url` for psql
 */
export const createDatabase = async (
  url: string,
  name: string,
): Promise<{ databaseUrl: string; url: string }> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  const direct = new URL(url);
  direct.pathname = `/${encodeURIComponent(name)}`;
  const { username, password, pathname } = direct;
  return { databaseUrl: `postgres://${username}:${password}@localhost${pathname}`, url: direct.href };
};
