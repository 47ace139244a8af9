import { neon, type Pool } from "@neondatabase/serverless";
import { eq, sql as raw } from "drizzle-orm";
import { drizzle as drizzleHttp } from "drizzle-orm/neon-http";
import { drizzle } from "drizzle-orm/neon-serverless";
import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Service } from "../kit/service";
import { newDataDir } from "../kit/testing";
import { createDatabase } from "./create-database";
import { configureDriver, openPool, startForTest } from "./testing";

const things = pgTable("things", {
  id: text("id").primaryKey(),
  amount: integer("amount").notNull(),
  data: jsonb("data").$type<{ nested: number[] }>(),
  at: timestamp("at", { withTimezone: true }).notNull(),
});

let service: Service;
let url: string;
let pool: Pool;

beforeAll(async () => {
  ({ service } = await startForTest(newDataDir()));
  configureDriver(service.env);
  url = service.env.DATABASE_URL ?? "";
  pool = openPool(url);
  await pool.query(
    "CREATE TABLE things (id text PRIMARY KEY, amount int NOT NULL CHECK (amount >= 0), data jsonb, at timestamptz NOT NULL DEFAULT now())",
  );
});

afterAll(async () => {
  await pool.end();
  await service.stop();
});

test("an interactive transaction commits as a whole or leaves nothing", async () => {
  const db = drizzle(pool);
  const at = new Date("2026-01-02T03:04:05.678Z");
  await db.transaction(async (tx) => {
    await tx.insert(things).values({ id: "kept", amount: 1, at });
    await tx
      .update(things)
      .set({ amount: raw`${things.amount} + 1` })
      .where(eq(things.id, "kept"));
  });
  const failing = db.transaction(async (tx) => {
    await tx.insert(things).values({ id: "undone", amount: 1, at });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await db.select({ id: things.id, amount: things.amount }).from(things)).toEqual([
    { id: "kept", amount: 2 },
  ]);
});

test("rows locked by another transaction are skipped, and waited for without SKIP LOCKED", async () => {
  await pool.query("INSERT INTO things (id, amount) VALUES ('a', 1), ('b', 2)");
  const [first, second] = [await pool.connect(), await pool.connect()];
  await first.query("BEGIN");
  await first.query("SELECT * FROM things WHERE id = 'a' FOR UPDATE");
  const skipped = await second.query("SELECT id FROM things WHERE id IN ('a', 'b') FOR UPDATE SKIP LOCKED");
  expect(skipped.rows).toEqual([{ id: "b" }]);
  const waiting = second.query("UPDATE things SET amount = amount + 1 WHERE id = 'a' RETURNING amount");
  await first.query("UPDATE things SET amount = 10 WHERE id = 'a'");
  await first.query("COMMIT");
  expect((await waiting).rows).toEqual([{ amount: 11 }]);
  first.release();
  second.release();
});

test("dates, JSON, numbers and nulls are the same over HTTP and over the socket", async () => {
  const query =
    "SELECT now()::timestamptz(0) AS at, '{\"a\":[1,null]}'::jsonb AS data, 9007199254740993::int8 AS big, 1.50::numeric AS price, true AS yes, NULL::int AS none, ARRAY['x','y'] AS list, '\\x00ff'::bytea AS bytes, date '2026-02-03' AS day";
  const overSocket = (await pool.query(query)).rows[0];
  const [overHttp] = await neon(url).query(query);
  expect(overHttp).toEqual({ ...overSocket, at: expect.any(Date) });
  expect(overHttp?.data).toEqual({ a: [1, null] });
});

test("drizzle reads and writes over HTTP, a batch being one transaction", async () => {
  const db = drizzleHttp(neon(url));
  const at = new Date("2026-05-06T07:08:09Z");
  const [inserted] = await db.batch([
    db
      .insert(things)
      .values({ id: "http", amount: 3, data: { nested: [1, 2] }, at })
      .returning(),
    db.select().from(things).where(eq(things.id, "http")),
  ]);
  expect(inserted).toEqual([{ id: "http", amount: 3, data: { nested: [1, 2] }, at }]);
  const failing = db.batch([
    db.insert(things).values({ id: "half", amount: 1, at }),
    db.insert(things).values({ id: "half", amount: 1, at }),
  ]);
  await expect(failing).rejects.toThrow();
  expect(await db.select().from(things).where(eq(things.id, "half"))).toEqual([]);
});

test("a batch runs at the isolation that was asked for", async () => {
  const sql = neon(url);
  const [level, readOnly] = await sql.transaction(
    [sql`SHOW transaction_isolation`, sql`SHOW transaction_read_only`],
    { isolationLevel: "Serializable", readOnly: true },
  );
  expect(level).toEqual([{ transaction_isolation: "serializable" }]);
  expect(readOnly).toEqual([{ transaction_read_only: "on" }]);
});

test("errors carry the same code, constraint and detail over both ways", async () => {
  const duplicate = "INSERT INTO things (id, amount) VALUES ('kept', 1)";
  const expected = { code: "23505", constraint: "things_pkey", table: "things", severity: "ERROR" };
  await expect(pool.query(duplicate)).rejects.toMatchObject(expected);
  await expect(neon(url).query(duplicate)).rejects.toMatchObject(expected);
  await expect(neon(url).query("SELECT * FROM nowhere")).rejects.toMatchObject({ code: "42P01" });
  await expect(neon(url).query("SELECT 1; SELECT 2")).rejects.toMatchObject({ code: "42601" });
  await expect(neon(url.replace("password", "wrong")).query("SELECT 1")).rejects.toMatchObject({
    code: "28P01",
  });
});

test("full results keep fields, command and row count", async () => {
  const result = await neon(url, { fullResults: true, arrayMode: true }).query("SELECT 1 AS one, 'x' AS two");
  expect(result).toMatchObject({ command: "SELECT", rowCount: 1, rows: [[1, "x"]] });
  expect(result.fields.map((field) => field.name)).toEqual(["one", "two"]);
});

test("what one HTTP query leaves behind is not seen by the next", async () => {
  const sql = neon(url);
  await sql.query("SET statement_timeout = '7s'");
  const settings = await Promise.all(Array.from({ length: 5 }, () => sql.query("SHOW statement_timeout")));
  expect(settings.flat()).toEqual(Array(5).fill({ statement_timeout: "0" }));
});

test("the connection string chooses the database, over both ways", async () => {
  const { databaseUrl } = await createDatabase(service.platform.url ?? "", "of its own");
  const own = openPool(databaseUrl);
  const query = "SELECT current_database() AS name";
  expect((await own.query(query)).rows).toEqual([{ name: "of its own" }]);
  expect(await neon(databaseUrl).query(query)).toEqual([{ name: "of its own" }]);
  await own.end();
});

test("notifications and large results pass through the socket", async () => {
  const client = await pool.connect();
  const heard = new Promise((resolve) => client.on("notification", (message) => resolve(message.payload)));
  await client.query("LISTEN news");
  await pool.query("NOTIFY news, 'hello'");
  expect(await heard).toBe("hello");
  const { rows } = await client.query("SELECT repeat('x', 1000) AS text FROM generate_series(1, 20000)");
  expect(rows).toHaveLength(20_000);
  client.release(true);
});
