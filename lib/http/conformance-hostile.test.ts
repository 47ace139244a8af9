import { beforeAll, describe, expect, test, vi } from "vitest";
import { exampleOf } from "@/testing/conformance/examples";
import { EXPECTED } from "@/testing/conformance/expected";
import { growHostile } from "@/testing/conformance/hostile";
import { judge } from "@/testing/conformance/judge";
import { randomFrom, seedOf } from "@/testing/conformance/random";
import { loadRoutes, type Routes, send, splitOperation } from "@/testing/conformance/routes";
import { buildWorld, ROLES, type Role, type World } from "@/testing/conformance/world";
import { useDatabase } from "@/testing/database";
import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./openapi";

vi.hoisted(() => {
  // What is asked here is what malformed calls do, not how often they may come.
  process.env.RATE_LIMIT_SCALE = "1000";
});

const SEED = 20_261_120;
/** By the first who may call at all, by the others who may, and by those who are turned away at the door. */
const COUNT = { first: 24, inside: 8, outside: 4 };

const db = useDatabase();
let world: World;
let routes: Map<string, Routes>;

beforeAll(async () => {
  routes = await loadRoutes();
  world = await buildWorld(db());
});

const isTurnedAway = (operation: string, role: Role): boolean => {
  const status = EXPECTED.get(operation)?.[role];
  return status === 401 || status === 403;
};

/** A call may end the session or the key that it was made with; the next one comes with another. */
const isSpent = (status: number): boolean => status === 204 || status === 401;

const countFor = (operation: string, role: Role): number => {
  const first = ROLES.find((other) => !isTurnedAway(operation, other)) ?? "guest";
  if (role === first) return COUNT.first;
  return isTurnedAway(operation, role) ? COUNT.outside : COUNT.inside;
};

const callAll = async (
  endpoint: Endpoint,
  route: Routes,
  role: Role,
): Promise<{ calls: number; faults: string[] }> => {
  const { operation } = endpoint;
  const random = randomFrom(SEED ^ seedOf(`${operation} ${role}`));
  const count = countFor(operation, role);
  let caller = await world.caller(role);
  const hostile = growHostile(endpoint, await exampleOf(endpoint, world, caller, routes), { count, random });
  const faults: string[] = [];
  for (const { what, call } of hostile) {
    const cookie = call.headers?.cookie === caller.headers.cookie ? undefined : call.headers?.cookie;
    const headers = { ...call.headers, ...caller.headers, ...(cookie ? { cookie } : {}) };
    const given = {
      ...headers,
      ...(call.headers?.authorization ? { authorization: call.headers.authorization } : {}),
    };
    const answer = await send(route, operation, { ...call, headers: given });
    const fault = judge(endpoint, answer);
    if (fault) faults.push(`${role}: ${what}: ${answer.status} ${fault} ${answer.text.slice(0, 300)}`);
    if (isSpent(answer.status) && !isTurnedAway(operation, role)) caller = await world.caller(role);
  }
  return { calls: hostile.length, faults };
};

describe.each(ENDPOINTS.map((endpoint) => [endpoint.operation, endpoint] as const))(
  "%s",
  (operation, endpoint) => {
    test("answers every malformed call with a documented problem", async () => {
      const route = routes.get(splitOperation(operation).path);
      if (!route) throw new Error("there is no such route");
      const results = [];
      for (const role of ROLES) results.push(await callAll(endpoint, route, role));
      expect(results.flatMap(({ faults }) => faults)).toEqual([]);
      expect(Math.max(...results.map(({ calls }) => calls))).toBeGreaterThanOrEqual(20);
    });
  },
);
