import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import type { Endpoint } from "@/lib/http/endpoint";
import { ENDPOINTS } from "@/lib/http/openapi";
import { canonicalJson } from "@/lib/kernel/hash";
import { exampleOf } from "@/testing/conformance/examples";
import { EXPECTED } from "@/testing/conformance/expected";
import {
  type Answer,
  type Call,
  loadRoutes,
  type Routes,
  send,
  splitOperation,
} from "@/testing/conformance/routes";
import { buildWorld, ROLES, type World } from "@/testing/conformance/world";
import { useDatabase } from "@/testing/database";

vi.hoisted(() => {
  process.env.RATE_LIMIT_SCALE = "100000";
});

const KEYS = Number(process.env.PROVE_KEYS ?? 200);
const AT_ONCE = 20;
const IN_FLIGHT = /\/idempotency-in-flight$/;

const db = useDatabase();
let world: World;
let routes: Map<string, Routes>;
let tables: string[];

beforeAll(async () => {
  routes = await loadRoutes();
  world = await buildWorld(db());
  const { rows } = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  tables = rows.map(({ name }) => name);
});

/** How many rows each table holds. */
const countRows = async (): Promise<Map<string, number>> => {
  const parts = tables.map((name) => `select '${name}' as name, count(*)::int as count from "${name}"`);
  const { rows } = await db().execute<{ name: string; count: number }>(sql.raw(parts.join(" union all ")));
  return new Map(rows.map(({ name, count }) => [name, count]));
};

/** Which tables grew by how many rows while `work` ran. */
const effectOf = async (work: () => Promise<unknown>): Promise<Record<string, number>> => {
  const before = await countRows();
  await work();
  const after = await countRows();
  return Object.fromEntries(
    [...after]
      .map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
      .filter(([, grown]) => grown !== 0),
  );
};

const sent = async (endpoint: Endpoint, call: Call, key: string): Promise<Answer> => {
  const route = routes.get(splitOperation(endpoint.operation).path);
  if (!route) throw new Error(`${endpoint.operation} has no route`);
  const headers = { ...call.headers, "idempotency-key": key };
  for (let tried = 0; tried < 200; tried += 1) {
    const answer = await send(route, endpoint.operation, { ...call, headers });
    const slug = (answer.body as { type?: string } | null)?.type ?? "";
    if (!IN_FLIGHT.test(slug)) return answer;
    await delay(20);
  }
  throw new Error("the first call never ended");
};

const newCall = async (endpoint: Endpoint): Promise<Call> => {
  const role = ROLES.find((name) => (EXPECTED.get(endpoint.operation)?.[name] ?? 400) < 300);
  if (!role) throw new Error(`nobody can call ${endpoint.operation}`);
  return exampleOf(endpoint, world, await world.caller(role), routes);
};

const idempotent = ENDPOINTS.filter((endpoint) => endpoint.idempotent);
let effects = 0;

test.each(idempotent.map((endpoint) => [endpoint.operation, endpoint] as const))(
  "%s: twenty at once under one key have one effect and get one answer",
  async (operation, endpoint) => {
    const once = await newCall(endpoint);
    const single = await effectOf(() => sent(endpoint, once, "alone"));
    for (let n = 0; n < Math.ceil(KEYS / idempotent.length); n += 1) {
      const call = await newCall(endpoint);
      const key = `key ${n}`;
      let answers: Answer[] = [];
      const together = await effectOf(async () => {
        answers = await Promise.all(Array.from({ length: AT_ONCE }, () => sent(endpoint, call, key)));
      });
      expect(together).toEqual(single);
      expect(new Set(answers.map(({ status, body }) => canonicalJson([status, body]))).size).toBe(1);
      expect(answers.filter(({ headers }) => !headers.get("idempotency-replayed"))).toHaveLength(1);
      const other = await newCall(endpoint);
      const same = JSON.stringify([call.params, call.body]) === JSON.stringify([other.params, other.body]);
      if (!same) expect((await sent(endpoint, { ...other, headers: call.headers }, key)).status).toBe(422);
      effects += 1;
    }
    process.stdout.write(`${operation}: ${JSON.stringify(single)}\n`);
  },
);

test("every key was tried", () => {
  process.stdout.write(`${effects} keys, ${effects * AT_ONCE} calls\n`);
  expect(effects).toBeGreaterThanOrEqual(KEYS);
});
