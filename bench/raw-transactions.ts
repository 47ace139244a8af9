import { randomUUID } from "node:crypto";
import pg from "pg";

const CONNECTIONS = 8;
const SECONDS = 3;

/** Transactions of one insert by Postgres' own client from eight connections, in a second. */
export const rawTransactions = async (connectionString: string): Promise<number> => {
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
  await pool.query("create table if not exists baseline (id text primary key, data jsonb)");
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = await pool.connect();
      while (performance.now() - began < SECONDS * 1000) {
        await client.query("begin");
        await client.query("insert into baseline (id, data) values ($1, '{}')", [randomUUID()]);
        await client.query("commit");
        done += 1;
      }
      client.release();
    }),
  );
  await pool.end();
  return done / ((performance.now() - began) / 1000);
};
