import { beforeAll, describe, expect, test, vi } from "vitest";
import { exampleOf } from "@/testing/conformance/examples";
import { EXPECTED } from "@/testing/conformance/expected";
import { judge } from "@/testing/conformance/judge";
import { type Call, loadRoutes, type Routes, send, splitOperation } from "@/testing/conformance/routes";
import { buildWorld, ROLES, type World } from "@/testing/conformance/world";
import { useDatabase } from "@/testing/database";
import { ENDPOINTS } from "./openapi";

vi.hoisted(() => {
  process.env.RATE_LIMIT_SCALE = "1000";
});

const db = useDatabase();
let world: World;
let routes: Map<string, Routes>;

beforeAll(async () => {
  routes = await loadRoutes();
  world = await buildWorld(db());
});

const idempotent = ENDPOINTS.filter((endpoint) => endpoint.idempotent);

describe.each(idempotent.map((endpoint) => [endpoint.operation, endpoint] as const))(
  "%s",
  (operation, endpoint) => {
    test("under one Idempotency-Key answers once, the same again, and refuses another body", async () => {
      const route = routes.get(splitOperation(operation).path);
      const role = ROLES.find((name) => (EXPECTED.get(operation)?.[name] ?? 400) < 300);
      if (!route || !role) throw new Error("nobody can make this call");
      const caller = await world.caller(role);
      const under = (call: Call) =>
        send(route, operation, { ...call, headers: { ...call.headers, "idempotency-key": "the same key" } });
      const call = await exampleOf(endpoint, world, caller, routes);
      const first = await under(call);
      const again = await Promise.all([under(call), under(call)]);
      expect([first.status, judge(endpoint, first)]).toEqual([EXPECTED.get(operation)?.[role], null]);
      expect(first.headers.get("idempotency-replayed")).toBeNull();
      for (const answer of again) {
        expect([answer.status, answer.body]).toEqual([first.status, first.body]);
        expect(answer.headers.get("idempotency-replayed")).toBe("true");
      }
      const other = await exampleOf(endpoint, world, caller, routes);
      if (JSON.stringify([call.params, call.body]) === JSON.stringify([other.params, other.body])) return;
      const refused = await under(other);
      expect([refused.status, (refused.body as { type: string }).type]).toEqual([
        422,
        expect.stringMatching(/\/idempotency-mismatch$/),
      ]);
    });
  },
);
