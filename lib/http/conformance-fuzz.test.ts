import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Probe, probesOf } from "@/testing/conformance/door";
import { exampleOf } from "@/testing/conformance/examples";
import { EXPECTED } from "@/testing/conformance/expected";
import { judge } from "@/testing/conformance/judge";
import { watchForLeaks } from "@/testing/conformance/leaks";
import { mutate } from "@/testing/conformance/mutate";
import { provocationsOf } from "@/testing/conformance/provoke";
import { askForNews, callTooOften, callUnderTakenKeys, isLimited } from "@/testing/conformance/provoke-any";
import { randomFrom, seedOf } from "@/testing/conformance/random";
import {
  type Answer,
  type Call,
  loadRoutes,
  type Routes,
  send,
  splitOperation,
} from "@/testing/conformance/routes";
import { seal, sealedCallOf } from "@/testing/conformance/sealed";
import { buildWorld, type Caller, ROLES, type Role, type World } from "@/testing/conformance/world";
import { useDatabase } from "@/testing/database";
import type { Endpoint } from "./endpoint";
import { documentedAnswers, ENDPOINTS } from "./openapi";

vi.hoisted(() => {
  // What is asked here is what calls do, not how often they may come.
  process.env.RATE_LIMIT_SCALE = "100000";
});

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_120);
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 2000);
/** From here on every documented status must have been given; a shorter run asks for what the door refuses. */
const WHOLE = 10_000;
const AGAIN = `FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS} npx vitest run lib/http/conformance-fuzz.test.ts`;
/** A changed call may have changed what a good one is about; it is made anew after so many. */
const FRESH_AFTER = 12;

const NEVER_GIVEN =
  "statuses that are documented and were never given: write a call for them in testing/conformance/provoke.ts, or stop documenting them";

const db = useDatabase();
const leaks = watchForLeaks();
const byStatus = new Map<number, number>();
const byRole = new Map<Role, number>();
let requests = 0;
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

/** Who gets furthest: whoever the table answers in the 200s, else whoever is not turned away. */
const insiderOf = (operation: string): Role =>
  ROLES.find((role) => (EXPECTED.get(operation)?.[role] ?? 500) < 300) ??
  ROLES.find((role) => !isTurnedAway(operation, role)) ??
  "guest";

const countOf = (at: number): number => {
  const directed = ENDPOINTS.reduce(
    (sum, one) => sum + 1 + probesOf(one, insiderOf(one.operation)).length,
    0,
  );
  const changed = Math.max(ENDPOINTS.length * ROLES.length, REQUESTS - directed);
  return Math.floor(changed / ENDPOINTS.length) + (at < changed % ENDPOINTS.length ? 1 : 0);
};

const slugOf = ({ body }: Answer): string =>
  String((body as { type?: unknown } | undefined)?.type)
    .split("/")
    .at(-1) ?? "";

type Held = { caller: Caller; call: Call; uses: number };

/** Sends calls of one operation, and notes what came back and what was wrong with it. */
const listenTo = (endpoint: Endpoint, route: Routes) => {
  const { operation } = endpoint;
  const faults: string[] = [];
  const seen = new Set<string>();
  const fire = async (role: Role, what: string, call: Call): Promise<Answer> => {
    const answer = await send(route, operation, call);
    requests += 1;
    byStatus.set(answer.status, (byStatus.get(answer.status) ?? 0) + 1);
    byRole.set(role, (byRole.get(role) ?? 0) + 1);
    for (const mark of [String(answer.status), slugOf(answer)]) seen.add(mark);
    const fault = judge(endpoint, answer) ?? leaks.look(answer);
    if (fault) {
      const sent = JSON.stringify(call).slice(0, 600);
      faults.push(
        `${role}: ${what}: ${answer.status} ${fault}\n  sent ${sent}\n  got ${answer.text.slice(0, 300)}`,
      );
    }
    return answer;
  };
  return { fire, faults, seen };
};

/** The good call that each role's calls are grown from, kept until it is let go. */
const holdCalls = (endpoint: Endpoint, insider: Role) => {
  const { operation } = endpoint;
  const held = new Map<Role, Held>();
  const goodCall = async (caller: Caller): Promise<Call> => {
    const sealed = await sealedCallOf(operation, world, routes);
    if (sealed) return { ...sealed, headers: { ...caller.headers, ...sealed.headers } };
    return exampleOf(endpoint, world, caller, routes);
  };
  /** Who is turned away at the door tries what the insider may do. */
  const hold = async (role: Role): Promise<Held> => {
    const known = held.get(role);
    if (known) return known;
    const caller = await world.caller(role);
    const call =
      isTurnedAway(operation, role) && role !== insider
        ? { ...(await hold(insider)).call, headers: caller.headers }
        : await goodCall(caller);
    const made = { caller, call, uses: 0 };
    held.set(role, made);
    return made;
  };
  return { hold, held };
};

/** One operation under fire. */
const shoot = (endpoint: Endpoint, route: Routes) => {
  const { operation } = endpoint;
  const insider = insiderOf(operation);
  const { hold, held } = holdCalls(endpoint, insider);
  const { fire, faults, seen } = listenTo(endpoint, route);
  const fireGood = async (): Promise<void> => {
    const { call } = await hold(insider);
    const { status, text } = await fire(insider, "a good call", seal(operation, call));
    if (status >= 300) faults.push(`a good call was answered ${status} ${text.slice(0, 300)}`);
    held.delete(insider);
  };
  const fireProbe = async ({ wanted, role, spoil }: Probe): Promise<void> => {
    const { call } = await hold(role);
    await fire(role, wanted ?? "an unknown id", seal(operation, spoil(call)));
    if (wanted && !seen.has(wanted)) faults.push(`${role}: ${wanted} was not provoked`);
  };
  const fireChanged = async (role: Role, random: () => number): Promise<void> => {
    const { caller, call, uses } = await hold(role);
    const { what, call: changed } = mutate(endpoint, call, random);
    const { status } = await fire(role, what, random() < 0.7 ? seal(operation, changed) : changed);
    const isUsedUp = status < 300 && call.params !== undefined && !operation.startsWith("GET ");
    const isSpent = (status === 204 || status === 401) && !isTurnedAway(operation, role);
    if (isUsedUp || isSpent || uses >= FRESH_AFTER) held.delete(role);
    else held.set(role, { caller, call, uses: uses + 1 });
  };
  /** What is documented and comes neither from the door nor by chance. */
  const fireProvocations = async (): Promise<void> => {
    const { caller, call } = await hold(insider);
    const asInsider = (what: string, one: Call) => fire(insider, what, seal(operation, one));
    if (endpoint.cache === "public") await askForNews(asInsider, call);
    if (endpoint.idempotent) await callUnderTakenKeys(asInsider, { db: db(), endpoint, caller, call });
    for (const { status, make } of provocationsOf(operation)) {
      const { status: got } = await asInsider(
        `what brings ${status}`,
        await make(world, await world.caller(insider), routes),
      );
      if (got !== status) faults.push(`what brings ${status} brought ${got}`);
    }
    if (isLimited(endpoint)) await callTooOften(asInsider, call);
    held.delete(insider);
  };
  const missing = (): number[] =>
    [...documentedAnswers(endpoint)].filter((status) => status < 500 && !seen.has(String(status)));
  return { insider, faults, missing, fireGood, fireProbe, fireProvocations, fireChanged };
};

/** Every third call comes from somebody who is turned away, if there is anybody. */
const roleAt = (operation: string, at: number): Role => {
  const inside = ROLES.filter((role) => !isTurnedAway(operation, role));
  const outside = ROLES.filter((role) => isTurnedAway(operation, role));
  const list = outside.length > 0 && (at % 3 === 0 || inside.length === 0) ? outside : inside;
  return list[Math.floor(at / (outside.length > 0 && list === outside ? 3 : 1)) % list.length] ?? "guest";
};

describe.each(ENDPOINTS.map((endpoint, at) => [endpoint.operation, endpoint, at] as const))(
  "%s",
  (operation, endpoint, at) => {
    test("answers good, refused and changed calls as documented, and lets nothing out", async () => {
      const route = routes.get(splitOperation(operation).path);
      if (!route) throw new Error("there is no such route");
      const random = randomFrom(SEED ^ seedOf(operation));
      const { insider, faults, missing, ...fire } = shoot(endpoint, route);
      await fire.fireGood();
      for (const probe of probesOf(endpoint, insider)) await fire.fireProbe(probe);
      await fire.fireProvocations();
      for (let n = 0; n < countOf(at); n += 1) await fire.fireChanged(roleAt(operation, n), random);
      expect(faults.slice(0, 10), `${faults.length} faults; again with ${AGAIN}`).toEqual([]);
      if (REQUESTS >= WHOLE) expect(missing(), NEVER_GIVEN).toEqual([]);
    }, 300_000);
  },
);

test("no stored hash stood in any answer", async () => {
  expect(await leaks.storedHashesSeen(db()), `again with ${AGAIN}`).toEqual([]);
});

afterAll(() => {
  const figures = (counts: Map<string | number, number>) =>
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => `${name}: ${count}`)
      .join(", ");
  process.stdout.write(
    `${requests} calls of ${ENDPOINTS.length} operations, seed ${SEED}\nby status: ${figures(byStatus)}\nby role: ${figures(byRole)}\n`,
  );
});
