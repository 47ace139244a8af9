import { beforeAll, describe, expect, test, vi } from "vitest";
import { exampleOf } from "@/testing/conformance/examples";
import { EXPECTED } from "@/testing/conformance/expected";
import { judge } from "@/testing/conformance/judge";
import { loadRoutes, type Routes, send, splitOperation } from "@/testing/conformance/routes";
import { buildWorld, ROLES, type World } from "@/testing/conformance/world";
import { useDatabase } from "@/testing/database";
import { ENDPOINTS } from "./openapi";

vi.hoisted(() => {
  // What is asked here is who may call, not how often.
  process.env.RATE_LIMIT_SCALE = "1000";
});

const db = useDatabase();
let world: World;
let routes: Map<string, Routes>;

beforeAll(async () => {
  routes = await loadRoutes();
  world = await buildWorld(db());
});

const routeOf = (operation: string): Routes => {
  const route = routes.get(splitOperation(operation).path);
  if (!route) throw new Error("there is no such route");
  return route;
};

describe.each(ENDPOINTS.map((endpoint) => [endpoint.operation, endpoint] as const))(
  "%s",
  (operation, endpoint) => {
    test("answers a good call as the contract says, by who makes it", async () => {
      const route = routeOf(operation);
      const answered: Record<string, string | number> = {};
      for (const role of ROLES) {
        const caller = await world.caller(role);
        const answer = await send(route, operation, await exampleOf(endpoint, world, caller, routes));
        const fault = judge(endpoint, answer);
        answered[role] = fault ? `${answer.status} ${fault}` : answer.status;
        if (answer.status !== EXPECTED.get(operation)?.[role] || fault)
          answered[`${role} was told`] = answer.text.slice(0, 500);
      }
      expect(answered).toEqual(EXPECTED.get(operation));
    });
  },
);

const KEPT_FROM_OTHERS = ENDPOINTS.filter(({ operation }) => {
  const expected = EXPECTED.get(operation);
  return expected && expected["other shopper"] !== expected.shopper;
});

describe.each(KEPT_FROM_OTHERS.map((endpoint) => [endpoint.operation, endpoint] as const))(
  "%s",
  (operation, endpoint) => {
    test("tells another shopper no more than of what does not exist, and leaves it to its owner", async () => {
      const route = routeOf(operation);
      const other = await world.caller("other shopper");
      const theirs = await exampleOf(endpoint, world, other, routes);
      const names = Object.keys(theirs.params ?? {});
      const params = Object.fromEntries(names.map((name) => [name, "id_of_nothing"]));
      const refused = await send(route, operation, theirs);
      const unknown = await send(route, operation, { ...theirs, params });
      expect([refused.status, refused.body]).toEqual([404, unknown.body]);
      const owners = await send(route, operation, { ...theirs, headers: other.owner.headers });
      expect(owners.status).toBe(EXPECTED.get(operation)?.shopper);
    });
  },
);
