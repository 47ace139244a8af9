import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, type Database, database } from "@/db/client";
import { requireEnv } from "@/lib/kernel/env";

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject("platform").postgresUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Gives this test file a migrated, empty database of its own, which `database()` then connects to. */
export const useDatabase = (): (() => Database) => {
  const name = new URL(requireEnv("DATABASE_URL")).pathname.slice(1);
  beforeAll(() => administer(`create database ${name} template ${inject("platform").template}`));
  afterAll(async () => {
    await closeDatabase();
    await administer(`drop database ${name} with (force)`);
  });
  return database;
};
