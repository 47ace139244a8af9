import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import type { Endpoint } from "@/lib/http/endpoint";
import { ENDPOINTS } from "@/lib/http/openapi";
import { canonicalJson } from "@/lib/kernel/hash";
import { listPaymentIntents } from "@/lib/services/payments";
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

/** What an effect moves without adding a row. */
const SUMS = `
  select 'units reserved' as name, coalesce(sum(reserved), 0)::int as count from product_stock
  union all select 'money in wallets', coalesce(sum(balance), 0)::bigint from wallets
  union all select 'points held', coalesce(sum(balance), 0)::int from point_accounts
  union all select 'paid back', coalesce(sum(refunded_total), 0)::int from orders`;

/** How many rows each table holds, those sums, and how many payments Stripe knows. */
const countRows = async (): Promise<Map<string, number>> => {
  const parts = tables.map((name) => `select '${name}' as name, count(*)::int as count from "${name}"`);
  const { rows } = await db().execute<{ name: string; count: number }>(
    sql.raw([...parts, SUMS].join(" union all ")),
  );
  const counted = rows.map(({ name, count }): [string, number] => [name, Number(count)]);
  return new Map([...counted, ["payments at Stripe", await countPayments()]]);
};

const countPayments = async (): Promise<number> => {
  let count = 0;
  for await (const page of listPaymentIntents(new Date(0))) count += page.length;
  return count;
};

const piecesInCart = async ({ headers }: Call): Promise<number> => {
  const cart = routes.get("/api/cart");
  if (!cart) throw new Error("there is no cart");
  const { body } = await send(cart, "GET /api/cart", { headers });
  return (body as { itemCount?: number }).itemCount ?? 0;
};

/** Which tables grew by how many rows while `work` ran, which sums moved, and what the cart of this call holds. */
const effectOf = async (call: Call, work: () => Promise<unknown>): Promise<Record<string, number>> => {
  const before = await countRows();
  await work();
  const after = await countRows();
  const grown = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
  const all = [...grown, ["pieces in the cart", await piecesInCart(call)] as const];
  return Object.fromEntries(all.filter(([, n]) => n !== 0));
};

/** The same body with its first number one higher, or else its first text longer; null where there is neither. */
const otherBody = (body: unknown): unknown => {
  const change = (type: "number" | "string") => {
    let changed = false;
    const copy: unknown = JSON.parse(JSON.stringify(body ?? null), (_, value: unknown) => {
      if (changed || typeof value !== type) return value;
      changed = true;
      return typeof value === "number" ? value + 1 : `${String(value)}x`;
    });
    return changed ? copy : null;
  };
  return change("number") ?? change("string");
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
let [effects, refusals] = [0, 0];

test.each(idempotent.map((endpoint) => [endpoint.operation, endpoint] as const))(
  "%s: twenty at once under one key have one effect and get one answer",
  async (operation, endpoint) => {
    const once = await newCall(endpoint);
    const single = await effectOf(once, () => sent(endpoint, once, "alone"));
    for (let n = 0; n < Math.ceil(KEYS / idempotent.length); n += 1) {
      const call = await newCall(endpoint);
      const key = `key ${n}`;
      let answers: Answer[] = [];
      const together = await effectOf(call, async () => {
        answers = await Promise.all(Array.from({ length: AT_ONCE }, () => sent(endpoint, call, key)));
      });
      expect(together).toEqual(single);
      expect(new Set(answers.map(({ status, body }) => canonicalJson([status, body]))).size).toBe(1);
      expect(answers[0]?.status).toBeLessThan(300);
      expect(answers.filter(({ headers }) => !headers.get("idempotency-replayed"))).toHaveLength(1);
      effects += 1;
      const body = otherBody(call.body);
      if (body === null) continue;
      expect((await sent(endpoint, { ...call, body }, key)).status).toBe(422);
      refusals += 1;
    }
    process.stdout.write(`${operation}: ${JSON.stringify(single)}\n`);
  },
);

test("every key was tried", () => {
  process.stdout.write(
    `${effects} keys of ${idempotent.length} operations, ${effects * AT_ONCE} calls; another body refused with 422 under ${refusals} of the keys whose call has one\n`,
  );
  expect(effects).toBeGreaterThanOrEqual(KEYS);
});
