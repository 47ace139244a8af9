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

describe.each(ENDPOINTS.map((endpoint) => [endpoint.operation, endpoint] as const))(
  "%s",
  (operation, endpoint) => {
    test("answers a good call as the contract says, by who makes it", async () => {
      const route = routes.get(splitOperation(operation).path);
      if (!route) throw new Error("there is no such route");
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
