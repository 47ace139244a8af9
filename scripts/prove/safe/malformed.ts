import { maxHeaderSize } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Endpoint } from "@/lib/http/endpoint";
import { ENDPOINTS } from "@/lib/http/openapi";
import { RIGHTS } from "@/lib/http/rights";
import { freePort } from "../../../emulators/kit/ports";
import { grow, inputSchema } from "../../../testing/conformance/grow";
import { growHostile, type Hostile } from "../../../testing/conformance/hostile";
import { mutate } from "../../../testing/conformance/mutate";
import { randomFrom, seedOf } from "../../../testing/conformance/random";
import type { Call } from "../../../testing/conformance/routes";
import { type Claims, tally } from "../claims";
import type { Server } from "../shop";
import { heapOf } from "./heap";
import { ask, each } from "./raw";
import { personOf, type Scene } from "./scene";
import { isShort } from "./short";

const EACH = isShort ? 40 : 500;
const SEED = Number(process.env.SAFE_SEED ?? 20_261_120);
const AT_ONCE = 12;
/** What caches may keep for the next caller. */
const HEAP_MAY_GROW = 48e6;
/** Nothing in an answer may say what happened inside. */
const INSIDE =
  /\bat .+\.(ts|js|mjs):\d+|node_modules|Failed query|violates|duplicate key|ZodError|TypeError|RangeError|ECONNREFUSED/;

/** What a variable part of a path may be about, so that calls come further than to an unknown identifier. */
const subjectOf = ({ productId, theirs, owner }: Scene, operation: string, name: string): string => {
  if (name === "productId") return productId;
  if (name === "orderId") return operation.includes("purchase") ? theirs.purchaseId : theirs.orderId;
  if (name === "userId" || name === "username") return owner.userId;
  if (name === "name") return operation.includes("pipelines") ? "backup" : "sweep-outbox";
  return "of_nothing";
};

/** Whatever a good call of this endpoint looks like. */
const goodCall = (scene: Scene, endpoint: Endpoint): Call => {
  const names = endpoint.params ? Object.keys(inputSchema(endpoint.params).properties ?? {}) : [];
  const params = Object.fromEntries(names.map((name) => [name, subjectOf(scene, endpoint.operation, name)]));
  const body = endpoint.body ? grow(inputSchema(endpoint.body)) : undefined;
  const withProduct =
    body !== null && typeof body === "object" && "productId" in body
      ? { ...body, productId: scene.productId }
      : body;
  return {
    ...(names.length > 0 ? { params } : {}),
    ...(body === undefined ? {} : { body: withProduct }),
    query: endpoint.query
      ? new URLSearchParams(grow(inputSchema(endpoint.query)) as Record<string, string>).toString()
      : "",
  };
};

const malformedOf = (scene: Scene, endpoint: Endpoint): Hostile[] => {
  const random = randomFrom(SEED ^ seedOf(endpoint.operation));
  const good = goodCall(scene, endpoint);
  const grown = growHostile(endpoint, good, { count: EACH, random });
  const more = Math.max(0, EACH - grown.length);
  return [...grown, ...Array.from({ length: more }, () => mutate(endpoint, good, random))];
};

const cleanHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)));

const pathOf = ({ operation }: Endpoint, { params = {}, query }: Call): string => {
  const path = (operation.split(" ")[1] ?? "").replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((params[name] ?? "").toWellFormed()),
  );
  return query
    ? `${path}?${query.replace(/[^\x21-\x7e]/g, (one) => encodeURIComponent(one.toWellFormed()))}`
    : path;
};

type Fired = { calls: number; statuses: Map<number, number>; faults: string[] };

const TOO_LONG = { status: 431, text: "" };

/** To a head that is too long Node answers 431 and hangs up, and its answer is lost where a body was still coming. */
const refusedByHttp =
  (path: string, headers: Record<string, string>) =>
  (error: Error): typeof TOO_LONG => {
    if (path.length + JSON.stringify(headers).length < maxHeaderSize - 1_000) throw error;
    return TOO_LONG;
  };

/** One route under fire by whoever may call it; a call may end the session it came with. */
const fireAt = async (scene: Scene, server: Server, endpoint: Endpoint, fired: Fired): Promise<void> => {
  const rights: readonly string[] = RIGHTS[endpoint.operation];
  const role = rights.includes("admin") ? "admin" : "shopper";
  const endsSessions = endpoint.operation === "DELETE /api/users/me";
  let person = await personOf(scene, role);
  const [method = "GET"] = endpoint.operation.split(" ");
  await each(malformedOf(scene, endpoint), endsSessions ? 1 : AT_ONCE, async ({ what, call }) => {
    const own: Record<string, string> = call.headers?.authorization ? {} : { cookie: person.headers.cookie };
    const body = call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
    const headers = cleanHeaders({ ...type, ...own, ...call.headers });
    const path = pathOf(endpoint, call);
    const reply = await ask(server.url, path, { method, headers, body }).catch(refusedByHttp(path, headers));
    fired.calls += 1;
    fired.statuses.set(reply.status, (fired.statuses.get(reply.status) ?? 0) + 1);
    if (reply.status >= 500 && endpoint.operation !== "GET /api/health")
      fired.faults.push(`${endpoint.operation}: ${what}: ${reply.status} ${reply.text.slice(0, 160)}`);
    else if (reply.status >= 400 && INSIDE.test(reply.text))
      fired.faults.push(`${endpoint.operation}: ${what}: says ${INSIDE.exec(reply.text)?.[0]}`);
    if (endsSessions && reply.status < 300) person = await personOf(scene, role);
  });
};

/** Malformed calls of every route against a server of its own, whose heap is as it was when they are over. */
export const proveMalformed = async (claims: Claims, scene: Scene): Promise<void> => {
  const inspector = await freePort(scene.shop.mainPort + 80);
  const port = await freePort(scene.shop.mainPort + 100);
  const server = await scene.shop.serve(port, {
    NODE_OPTIONS: `--inspect=127.0.0.1:${inspector}`,
    // On a machine that others use too, KV would at times be given up.
    KV_PATIENCE_MS: "10000",
  });
  const fired: Fired = { calls: 0, statuses: new Map(), faults: [] };
  try {
    const few = ENDPOINTS.map((endpoint) => malformedOf(scene, endpoint).length);
    // The first of each route loads it; what it then keeps is the program.
    for (const endpoint of ENDPOINTS) await ask(server.url, pathOf(endpoint, goodCall(scene, endpoint)));
    await delay(3_000);
    const before = await heapOf(inspector);
    for (const endpoint of ENDPOINTS) await fireAt(scene, server, endpoint, fired);
    await delay(5_000);
    const after = await heapOf(inspector);
    const { calls, statuses, faults } = fired;
    const seen = tally([...statuses].flatMap(([status, count]) => Array<number>(count).fill(status)));
    claims.none(
      faults,
      `Of ${calls} malformed calls of ${ENDPOINTS.length} routes (at least ${Math.min(...few)} each, seed ${SEED}), those that fail or tell of the inside`,
    );
    claims.claim(statuses.size >= 5, "What they were answered", seen);
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
    claims.claim(
      after - before <= HEAP_MAY_GROW,
      `The heap returns to within ${HEAP_MAY_GROW / 1e6} MB`,
      `${megabytes(before)} MB before, ${megabytes(after)} MB after`,
    );
  } finally {
    await server.kill();
  }
};
