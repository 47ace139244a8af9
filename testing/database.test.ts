import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { useDatabase } from "./database";

const db = useDatabase();

test("a test file has a migrated database of its own", async () => {
  const found = await db().execute<{ name: string; tables: number }>(sql`
    select current_database() as name, count(*)::int as tables from pg_tables where schemaname = 'public'`);
  expect(found.rows[0]?.name).toMatch(/^test_/);
  expect(found.rows[0]?.tables).toBeGreaterThan(10);
});
