import { neon, type Pool } from "@neondatabase/serverless";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Faults } from "../kit/faults";
import type { Service } from "../kit/service";
import { newDataDir } from "../kit/testing";
import { configureDriver, openPool, startForTest } from "./testing";

let service: Service;
let faults: Faults;
let pool: Pool;

beforeAll(async () => {
  ({ service, faults } = await startForTest(newDataDir()));
  configureDriver(service.env);
  pool = openPool(service.env.DATABASE_URL);
  await pool.query("CREATE TABLE kept (n int)");
});

afterAll(async () => {
  await pool.end();
  await service.stop();
});

const http = (query: string) => neon(service.env.DATABASE_URL ?? "").query(query);

test("stopped, it cuts and refuses connections both ways; cleared, commits are there and transactions are not", async () => {
  const open = await pool.connect();
  const cut = new Promise((resolve) => open.on("error", resolve));
  await pool.query("INSERT INTO kept VALUES (1)");
  await open.query("BEGIN");
  await open.query("INSERT INTO kept VALUES (2)");

  await faults.add({ service: "postgres", rule: "*", stop: true });
  await cut;
  open.release(true);
  await expect(http("SELECT 1")).rejects.toThrow();
  await expect(pool.query("SELECT 1")).rejects.toThrow();

  await faults.clear("postgres");
  expect(await http("SELECT n FROM kept")).toEqual([{ n: 1 }]);
  expect((await pool.query("SELECT n FROM kept")).rows).toEqual([{ n: 1 }]);
});

test("a lost reply leaves the caller without an answer, although the statement took effect", async () => {
  const client = await pool.connect();
  client.on("error", () => undefined);
  await client.query("SELECT 1");
  await faults.add({ service: "postgres", rule: "lose-reply", count: 1 });
  await expect(client.query("INSERT INTO kept VALUES (77)")).rejects.toThrow();
  client.release(true);
  expect(await http("SELECT count(*)::int AS n FROM kept WHERE n = 77")).toEqual([{ n: 1 }]);
});

test("an injected status is an error over HTTP and a cut connection over the socket", async () => {
  await faults.add({ service: "postgres", rule: "POST /sql", status: 503, count: 1 });
  await expect(http("SELECT 1")).rejects.toThrow("503");
  await faults.add({ service: "postgres", rule: "QUERY /v2", status: 500, count: 1 });
  await expect(pool.query("SELECT 1")).rejects.toThrow();
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("injected latency delays statements and keeps their order", async () => {
  const client = await pool.connect();
  await faults.add({ service: "postgres", rule: "QUERY /v2", latencyMs: 60, count: 2 });
  const began = performance.now();
  const answers = await Promise.all([1, 2, 3].map((n) => client.query("SELECT $1::int AS n", [n])));
  expect(answers.map((answer) => answer.rows[0]?.n)).toEqual([1, 2, 3]);
  expect(performance.now() - began).toBeGreaterThan(55);
  client.release();
});
