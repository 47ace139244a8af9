import { Pool } from "@neondatabase/serverless";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/neon-serverless";
import { migrate } from "drizzle-orm/neon-serverless/migrator";
import { requireEnv } from "@/lib/kernel/env";
import "./client";

/** An arbitrary number that stands for "migrations of Mercat" among this database's advisory locks. */
const MIGRATION_LOCK = 6_372_228;

/** Applies what is missing; two deployments at once take turns under an advisory lock. */
export const migrateDatabase = async (url = requireEnv("DATABASE_URL")): Promise<void> => {
  const pool = new Pool({ connectionString: url, max: 1 });
  const client = await pool.connect();
  const db = drizzle(client);
  try {
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrate(db, { migrationsFolder: "db/migrations" });
  } finally {
    await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
    client.release();
    await pool.end();
  }
};
