import type { Endpoint } from "@/lib/http/endpoint";
import { grow } from "./grow";
import {
  change,
  HEADERS,
  type Hostile,
  POSITIONS,
  placesIn,
  propertiesOf,
  TEXTS,
  VALUES,
  valueAt,
  withHeader,
} from "./hostile";
import type { Call } from "./routes";

type Random = () => number;
type Mutator = (endpoint: Endpoint, call: Call, random: Random) => Hostile;

const oneOf = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;
const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 60);

const NUMBERS = [-1, 0, 0.5, 1e9, 2 ** 31, 2 ** 31 - 1, 2 ** 53, -(2 ** 31) - 1, "1e3", "NaN", "Infinity"];
const WORDS = [
  ...TEXTS,
  "x".repeat(60_000),
  "مرحبا بالعالم",
  "\u202etxt.exe\u2066",
  "👩‍👩‍👧‍👦",
  `"'\`\\`,
  "'; drop table orders; --",
  "1) union select null,null --",
  '"><img src=x onerror=alert(1)>',
  "{{7*7}}<%= 7*7 %>",
  "a\r\nSet-Cookie: b=1",
  "2030-13-45T99:99:99Z",
  "__proto__",
];

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner, _, at) => (at % 2 ? [inner] : { a: inner }), 1);

const hostileValue = (random: Random): unknown =>
  oneOf<() => unknown>(
    [
      () => oneOf(NUMBERS, random),
      () => oneOf(WORDS, random),
      () => oneOf(VALUES, random),
      () => nested(Math.floor(random() * 70)),
    ],
    random,
  )();

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What may become of a value, besides something else altogether. */
const variants = (old: unknown, random: Random): unknown[] => [
  undefined,
  [old],
  hostileValue(random),
  hostileValue(random),
  ...(Array.isArray(old) ? [old[0], [...old, ...old], Array.from({ length: 2000 }, () => old[0] ?? 1)] : []),
  ...(isObject(old)
    ? [{ ...old, [oneOf(["surprise", "role", "id", "userId", "__proto__"], random)]: hostileValue(random) }]
    : []),
  ...(typeof old === "number" ? [oneOf(NUMBERS, random), String(old), -old, old + 0.5] : []),
  ...(typeof old === "string" ? [oneOf(WORDS, random), Number(old), old.toUpperCase(), ` ${old} `] : []),
];

const changeBody: Mutator = (_, call, random) => {
  const { path } = oneOf(placesIn(call.body), random);
  const value = oneOf(variants(valueAt(call.body, path), random), random);
  return {
    what: `${["body", ...path].join(".")} is ${short(value)}`,
    call: { ...call, body: change(call.body, path, () => value) },
  };
};

/** A field that the good call left out: filled as it should be, or not. */
const fillField: Mutator = (endpoint, call, random) => {
  const known = Object.entries(propertiesOf(endpoint.body));
  if (known.length === 0 || !isObject(call.body)) return changeBody(endpoint, call, random);
  const [name, schema] = oneOf(known, random);
  const value = random() < 0.5 ? grow(schema) : hostileValue(random);
  return {
    what: `body.${name} is ${short(value)}`,
    call: { ...call, body: { ...call.body, [name]: value } },
  };
};

/** Texts that are no JSON, or JSON as no program of ours would write it. */
const changeText: Mutator = (_, call, random) => {
  const text = JSON.stringify(call.body ?? {});
  const rawBody = oneOf(
    [
      text.slice(0, Math.floor(random() * text.length)),
      text.replace(/\d+/, "9007199254740993"),
      text.replace(/\d+/, "NaN"),
      text.replace(/\d+/, "1e999"),
      text.replace("{", '{"__proto__":{"role":"admin"},'),
      text.replace("}", ',"quantity":1,"quantity":-1}'),
      "[".repeat(3000) + "]".repeat(3000),
      `\ufeff${text}`,
      "",
    ],
    random,
  );
  return { what: `the body's text is ${short(rawBody)}`, call: { ...call, rawBody } };
};

const changeQuery: Mutator = (endpoint, call, random) => {
  const known = Object.entries(propertiesOf(endpoint.query));
  const query = new URLSearchParams(call.query);
  const [name, schema] = oneOf([...known, ["surprise", {}] as const], random);
  const plain = String(grow(schema) ?? "1");
  const value = oneOf(
    [plain, plain, oneOf(WORDS, random), oneOf(NUMBERS, random), oneOf(POSITIONS, random)],
    random,
  );
  if (random() < 0.2) query.append(name, plain);
  query.append(name, String(value).slice(0, 8000));
  if (random() < 0.8)
    for (const other of [...query.keys()]) query.set(other, query.getAll(other).at(-1) ?? "");
  return {
    what: `the query is ${query.toString().slice(0, 80)}`,
    call: { ...call, query: query.toString() },
  };
};

const changeParam: Mutator = (_, call, random) => {
  const name = oneOf(Object.keys(call.params ?? {}), random);
  const old = call.params?.[name] ?? "";
  const words = WORDS.filter((text) => text !== "" && text.isWellFormed());
  const value = oneOf(
    [oneOf(words, random), String(oneOf(NUMBERS, random)), `${old}x`, old.toLowerCase()],
    random,
  );
  return { what: `${name} is ${short(value)}`, call: { ...call, params: { ...call.params, [name]: value } } };
};

const changeHeader: Mutator = (_, call, random) => {
  const [name, value] = oneOf(HEADERS, random);
  return { what: `the header ${name} is ${short(value)}`, call: withHeader(call, name, value) };
};

const mutatorsOf = (endpoint: Endpoint, call: Call): Mutator[] => {
  const takesBody = (endpoint.body !== undefined || endpoint.rawBody === true) && call.rawBody === undefined;
  return [
    ...(takesBody ? [changeBody, changeBody, changeBody, changeBody, fillField, fillField, changeText] : []),
    ...(call.params ? [changeParam] : []),
    ...(endpoint.query ? [changeQuery, changeQuery, changeQuery] : [changeQuery]),
    changeHeader,
  ];
};

/** The call with one to three things about it changed, most of them for the worse. */
export const mutate = (endpoint: Endpoint, good: Call, random: Random): Hostile => {
  const times = 1 + Math.floor(random() ** 2 * 3);
  const start: Hostile = { what: "", call: good };
  return Array.from({ length: times }).reduce<Hostile>(({ what, call }) => {
    const next = oneOf(mutatorsOf(endpoint, call), random)(endpoint, call, random);
    return { what: what ? `${what}; ${next.what}` : next.what, call: next.call };
  }, start);
};
