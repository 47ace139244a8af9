import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { withAmounts } from "@/testing/conformance/amounts";
import { exampleOf } from "@/testing/conformance/examples";
import { EXPECTED } from "@/testing/conformance/expected";
import { judge } from "@/testing/conformance/judge";
import { loadRoutes, type Routes, send, splitOperation } from "@/testing/conformance/routes";
import { buildWorld, ROLES, type World } from "@/testing/conformance/world";
import { useDatabase } from "@/testing/database";
import { changedSince, fingerprintOf } from "@/testing/fingerprint";
import { ENDPOINTS } from "./openapi";

vi.hoisted(() => {
  process.env.RATE_LIMIT_SCALE = "1000";
});

const db = useDatabase();
let world: World;
let routes: Map<string, Routes>;
let calls = 0;
let refused = 0;

beforeAll(async () => {
  routes = await loadRoutes();
  world = await buildWorld(db());
});

const readDatabase = () =>
  fingerprintOf(async (text) => (await db().execute<Record<string, string>>(sql.raw(text))).rows);

const insiderOf = (operation: string) =>
  ROLES.find((role) => (EXPECTED.get(operation)?.[role] ?? 500) < 300) ?? "guest";

/** Pieces and minor units are whole and small enough to be counted exactly. */
const NEVER = new Set(["0.5", "9007199254740993", '"NaN"', "NaN"]);
const RULE = "body.rules.0.condition.value";
/** Where decimals are meant, or where an identifier may be a number and any text. */
const TAKEN: Record<string, readonly string[]> = {
  "POST /api/campaigns": [RULE],
  "PATCH /api/campaigns/{id}": [RULE],
  "POST /api/campaigns/simulate": [RULE],
  "POST /api/checkout": [
    ...["body.id", "body.customer.id", "body.payment.id", "body.payment.amount"],
    ...["body.shipping.id", "body.shipping.time"],
    ...["body.items.0.id", "body.items.0.product", "body.items.0.price", "body.items.0.subtotal"],
  ],
  "GET /api/admin/analytics/orders": ["query.minAmount"],
};

describe.each(ENDPOINTS.map((endpoint) => [endpoint.operation, endpoint] as const))(
  "%s",
  (operation, endpoint) => {
    test("takes or refuses odd quantities and amounts; refused they change nothing", async () => {
      const route = routes.get(splitOperation(operation).path);
      if (!route) throw new Error("there is no such route");
      const caller = await world.caller(insiderOf(operation));
      const good = await exampleOf(endpoint, world, caller, routes);
      const faults: string[] = [];
      let before = await readDatabase();
      for (const { where, amount, call } of withAmounts(endpoint, good)) {
        const answer = await send(route, operation, call);
        calls += 1;
        const what = `${where} ${amount}: ${answer.status}`;
        const fault = judge(endpoint, answer);
        if (fault) faults.push(`${what} ${fault} ${answer.text.slice(0, 200)}`);
        if (answer.status < 400 && NEVER.has(amount) && !TAKEN[operation]?.includes(where))
          faults.push(`${what} was taken`);
        const after = await readDatabase();
        const changed = changedSince(before, after);
        if (answer.status >= 400) refused += 1;
        if (answer.status >= 400 && changed.length > 0) faults.push(`${what} changed ${changed}`);
        before = after;
      }
      expect(faults).toEqual([]);
    }, 120_000);
  },
);

afterAll(() => {
  process.stdout.write(`${calls} odd quantities and amounts, ${refused} refused\n`);
});
