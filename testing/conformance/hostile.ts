import type { Endpoint } from "@/lib/http/endpoint";
import { inputSchema, type JsonSchema } from "./grow";
import { pick } from "./random";
import type { Call } from "./routes";

/** One malformed call, with words for what is wrong with it. */
export type Hostile = { what: string; call: Call };

export const TEXTS = [
  "",
  " ",
  "x".repeat(10_001),
  "\u0000",
  "\ud800",
  "🦄".repeat(60),
  "' or 1=1; drop table users --",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "%00%ff",
  "\u202e\u200b",
  "null",
  "-1",
];

export const VALUES: unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e21,
  9_007_199_254_740_992,
  2_147_483_648,
  "7",
  [],
  {},
  [[]],
  { productId: { $ne: null } },
  ...TEXTS,
];

/** Places inside a body, three deep. */
type Place = { path: (string | number)[] };

export const placesIn = (value: unknown, path: (string | number)[] = []): Place[] => {
  if (path.length >= 3 || typeof value !== "object" || value === null) return [{ path }];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(0, 2).map((entry, at) => [at, entry])
    : Object.entries(value);
  return [{ path }, ...entries.flatMap(([name, entry]) => placesIn(entry, [...path, name]))];
};

export const change = (
  value: unknown,
  [name, ...rest]: (string | number)[],
  to: (old: unknown) => unknown,
): unknown => {
  if (name === undefined) return to(value);
  if (Array.isArray(value)) return value.map((entry, at) => (at === name ? change(entry, rest, to) : entry));
  const object = value as Record<string, unknown>;
  return { ...object, [name]: change(object[name], rest, to) };
};

const REMOVED = undefined;

const worse = (old: unknown): unknown[] => [
  ...VALUES,
  ...(Array.isArray(old) ? [Array.from({ length: 2000 }, () => old[0] ?? null)] : []),
  ...(typeof old === "object" && old !== null && !Array.isArray(old) ? [{ ...old, surprise: 1 }] : []),
];

export const valueAt = (value: unknown, path: (string | number)[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Record<string | number, unknown>)[name], value);

const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 40);

const spoiledBodies = (call: Call): Hostile[] =>
  placesIn(call.body).flatMap(({ path }) =>
    [REMOVED, ...worse(valueAt(call.body, path))].map((value) => ({
      what: `${["body", ...path].join(".")} is ${short(value)}`,
      call: { ...call, body: change(call.body, path, () => value) },
    })),
  );

export const withHeader = (call: Call, name: string, value: string): Call => ({
  ...call,
  headers: { ...call.headers, [name]: value },
});

const bodiesOfNoShape = (call: Call, limit: number): Hostile[] =>
  [
    ["is not JSON", "{"],
    ["is cut off", '{"a": "'],
    ["names a prototype", '{"__proto__": {"admin": true}, "constructor": {"prototype": {}}}'],
    ["has one field twice", '{"quantity": 1, "quantity": -1}'],
    ["has a number beyond all numbers", '{"quantity": 1e999, "amount": 1e999}'],
    ["is five thousand lists deep", "[".repeat(5000) + "]".repeat(5000)],
    ["begins with a byte order mark", `\ufeff${JSON.stringify(call.body ?? {})}`],
    ["is too large", `"${"x".repeat(limit)}"`],
    ["is empty", ""],
  ].map(([what, rawBody]) => ({ what: `the body ${what}`, call: { ...call, rawBody } }));

export const propertiesOf = (schema: Endpoint["query"]): Record<string, JsonSchema> =>
  schema ? (inputSchema(schema).properties ?? {}) : {};

export const POSITIONS = ["e30", "W10", "bnVsbA", "eyJzb3J0IjoibmV3ZXN0Iiwia2V5cyI6WzFlMzAsMV19"];

const spoiledQueries = (endpoint: Endpoint, call: Call): Hostile[] => {
  const names = [...new Set([...Object.keys(propertiesOf(endpoint.query)), "limit", "cursor"])];
  const values = [...TEXTS.filter((text) => text.isWellFormed()), "1.5", "1e3", "0", "101", ...POSITIONS];
  const queries = [
    ...names.flatMap((name) => values.map((value) => `${name}=${encodeURIComponent(value)}`)),
    ...names.map((name) => `${name}=1&${name}=1`),
    "surprise=1",
    "__proto__=1",
    "%00=1",
    "a[]=1&a[]=2",
  ];
  return queries.map((query) => ({ what: `the query is ${query.slice(0, 60)}`, call: { ...call, query } }));
};

const spoiledPaths = (call: Call): Hostile[] =>
  Object.keys(call.params ?? {}).flatMap((name) =>
    TEXTS.filter((text) => text !== "" && text.isWellFormed()).map((text) => ({
      what: `${name} is ${short(text)}`,
      call: { ...call, params: { ...call.params, [name]: text } },
    })),
  );

export const HEADERS: [string, string][] = [
  ["authorization", "Bearer"],
  ["authorization", "Bearer mk_of_nobody"],
  ["authorization", "Basic YTpi"],
  ["cookie", "next-auth.session-token=forged; cartId=forged"],
  ["cookie", `cartId=${"9".repeat(4000)}`],
  ["cookie", "=;;==; cartId; %"],
  ["idempotency-key", "k".repeat(256)],
  ["idempotency-key", ""],
  ["if-none-match", "*"],
  ["if-match", '"no such version"'],
  ["content-type", "text/plain"],
  ["content-type", "application/x-www-form-urlencoded"],
  ["x-request-id", "req_<script>"],
  ["order-token", "A".repeat(43)],
];

export const CROSS_SITE = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
const OWN_COOKIE = "cartId=11111111-1111-4111-8111-111111111111";

const spoiledHeaders = (call: Call): Hostile[] => [
  ...HEADERS.map(([name, value]) => ({
    what: `the header ${name} is ${short(value)}`,
    call: withHeader(call, name, value),
  })),
  {
    what: "another site sends it with our cookie",
    call: {
      ...call,
      headers: { ...call.headers, cookie: call.headers?.cookie ?? OWN_COOKIE, ...CROSS_SITE },
    },
  },
];

/** About `count` malformed calls or some more, grown from a good one and from what its endpoint says it takes. */
export const growHostile = (
  endpoint: Endpoint,
  call: Call,
  { count, random }: { count: number; random: () => number },
): Hostile[] => {
  const takesBody = endpoint.body !== undefined || endpoint.rawBody === true;
  const limit = endpoint.bodyLimit ?? 100_000;
  const always = takesBody ? bodiesOfNoShape(call, limit) : [];
  const pools = [
    ...(takesBody ? [spoiledBodies(call)] : []),
    spoiledQueries(endpoint, call),
    ...(call.params ? [spoiledPaths(call)] : []),
    spoiledHeaders(call),
  ];
  const weights = takesBody ? [0.5, 0.15, 0.2, 0.3] : [0.5, 0.4, 0.4];
  const shapes = count < always.length ? pick(always, Math.ceil(count / 3), random) : always;
  return [
    ...shapes,
    ...pools.flatMap((pool, at) => pick(pool, Math.ceil(count * (weights[at] ?? 0.3)), random)),
  ];
};
