import { type FieldError, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import {
  type Condition,
  meets,
  OPERATORS,
  parseCondition,
  readValue,
  type Scalar,
  wordsOf,
} from "./filter-conditions";

type Clause =
  | { key: string; conditions: Condition[] }
  | { key: string; nested: Clause[] }
  | { or: Clause[][] };

/** `attributes` looks at an event's attributes, which are flat; `body` at its data, however deep. */
export type FilterScope = "attributes" | "body";

/** A filter policy that was read and found good. All clauses must hold; an empty policy lets everything pass. */
export type FilterPolicy = { scope: FilterScope; clauses: Clause[] };

/** What a policy is held against. */
export type Filterable = {
  attributes: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  body?: unknown;
};

export type Verdict = {
  matches: boolean;
  /** The reason, as a sentence for a person. */
  why: string;
};

/** The limits of Amazon SNS. */
const MOST_BYTES = 256 * 1024;
const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** A list under `$or` is an alternative only when it holds two or more objects and none of their keys is an operator. */
const isOr = (key: string, value: unknown): value is Fields[] =>
  key === "$or" &&
  Array.isArray(value) &&
  value.length >= 2 &&
  value.every(isFields) &&
  !value.some((entry) => Object.keys(entry).some((name) => OPERATORS.some((word) => word === name)));

type Reader = { scope: FilterScope; errors: FieldError[] };

const join = (path: string, key: string | number): string => (path === "" ? String(key) : `${path}.${key}`);

const readLeaf = (key: string, list: unknown[], path: string, { errors }: Reader): Clause => {
  if (list.length === 0) errors.push({ path, message: "The list needs at least one value." });
  const conditions = list.flatMap((entry, at) => {
    const parsed = parseCondition(entry, join(path, at));
    if ("value" in parsed) return [parsed.value];
    errors.push(parsed.error);
    return [];
  });
  return { key, conditions };
};

const readClause = (key: string, value: unknown, path: string, reader: Reader): Clause[] => {
  if (isOr(key, value)) {
    return [{ or: value.map((entry, at) => readClauses(entry, join(path, at), reader)) }];
  }
  if (Array.isArray(value)) return [readLeaf(key, value, path, reader)];
  if (isFields(value) && reader.scope === "body") return [{ key, nested: readClauses(value, path, reader) }];
  const message = isFields(value)
    ? "Attributes are flat: write a list of values, not an object."
    : "Write the values as a list, also when there is only one.";
  reader.errors.push({ path, message });
  return [];
};

const readClauses = (fields: Fields, path: string, reader: Reader): Clause[] => {
  const entries = Object.entries(fields);
  if (path !== "" && entries.length === 0)
    reader.errors.push({ path, message: "The object needs at least one key." });
  return entries.flatMap(([key, value]) => readClause(key, value, join(path, key), reader));
};

/** How many ways there are to match: the values of each key multiplied, each times its depth when keys are nested. */
const countCombinations = (clauses: Clause[], depth = 1): number =>
  clauses.reduce((product, clause) => {
    if ("conditions" in clause) return product * clause.conditions.length * depth;
    if ("nested" in clause) return product * countCombinations(clause.nested, depth + 1);
    return product * clause.or.reduce((sum, entry) => sum + countCombinations(entry, depth), 0);
  }, 1);

const namesOf = (clauses: Clause[]): string[] =>
  clauses.flatMap((clause) => ("or" in clause ? clause.or.flatMap(namesOf) : [clause.key]));

const limitFaults = (json: unknown, clauses: Clause[]): FieldError[] => {
  const faults: string[] = [];
  const keys = new Set(namesOf(clauses)).size;
  if (keys > MOST_KEYS) faults.push(`A policy names at most ${MOST_KEYS} keys; this one names ${keys}.`);
  const ways = countCombinations(clauses);
  if (ways > MOST_COMBINATIONS)
    faults.push(`A policy has at most ${MOST_COMBINATIONS} combinations of values; this one has ${ways}.`);
  if (new TextEncoder().encode(JSON.stringify(json)).length > MOST_BYTES)
    faults.push("A policy is at most 256 kB of JSON.");
  return faults.map((message) => ({ path: "", message }));
};

/**
 * Reads a filter policy in Amazon SNS's grammar. The problem of a bad one is `invalid-body` and names each fault with
 * the path of the entry. Nested keys are for the scope `body` only.
 */
export const parseFilterPolicy = (json: unknown, scope: FilterScope = "attributes"): Result<FilterPolicy> => {
  const refuse = (errors: FieldError[]) =>
    fail(problem("invalid-body", "The filter policy is not valid.", { errors }));
  if (!isFields(json))
    return refuse([{ path: "", message: 'A policy is a JSON object such as {"type": ["order.paid"]}.' }]);
  const reader: Reader = { scope, errors: [] };
  const clauses = readClauses(json, "", reader);
  const errors = [...reader.errors, ...limitFaults(json, clauses)];
  return errors.length > 0 ? refuse(errors) : ok({ scope, clauses });
};

type Found = { values: unknown[]; key: string; scope: FilterScope };

const isScalar = (value: unknown): value is Scalar =>
  value === null || ["string", "number", "boolean"].includes(typeof value);

const show = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const judgeLeaf = ({ key, conditions }: { key: string; conditions: Condition[] }, found: Found): Verdict => {
  if (found.values.length === 0) {
    const absent = conditions.some((condition) => condition.kind === "exists" && !condition.wanted);
    return { matches: absent, why: absent ? `${found.key} is absent` : `${found.key} is missing` };
  }
  for (const value of found.values.filter(isScalar)) {
    const reading = readValue(value, found.scope === "attributes");
    const met = conditions.find((condition) => meets(condition, reading));
    if (met) return { matches: true, why: `${found.key} (${show(value)}) is ${wordsOf(met)}` };
  }
  const wanted = conditions.map(wordsOf).join(", or ");
  return {
    matches: false,
    why: `${found.key} (${found.values.map(show).join(", ") || key}) is not ${wanted}`,
  };
};

/** A key's values: a list counts as each of its entries; one that was never given is missing. */
const valuesOf = (fields: Fields, key: string): unknown[] => {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (value === undefined) return [];
  return Array.isArray(value) ? value.flat(3) : [value];
};

const judgeNested = (clauses: Clause[], values: unknown[], path: string, scope: FilterScope): Verdict => {
  const inner = values.filter(isFields);
  const verdicts = (inner.length > 0 ? inner : [{}]).map((fields) => judgeAll(clauses, fields, path, scope));
  const passed = verdicts.find((verdict) => verdict.matches);
  return passed ?? verdicts[0] ?? { matches: false, why: `${path} is missing` };
};

const judge = (clause: Clause, fields: Fields, path: string, scope: FilterScope): Verdict => {
  if ("or" in clause) {
    const verdicts = clause.or.map((entry) => judgeAll(entry, fields, path, scope));
    const passed = verdicts.find((verdict) => verdict.matches);
    return passed ?? { matches: false, why: verdicts.map((verdict) => verdict.why).join(", and ") };
  }
  const values = valuesOf(fields, clause.key);
  const key = join(path, clause.key);
  return "nested" in clause
    ? judgeNested(clause.nested, values, key, scope)
    : judgeLeaf(clause, { values, key, scope });
};

const judgeAll = (clauses: Clause[], fields: Fields, path: string, scope: FilterScope): Verdict => {
  const verdicts = clauses.map((clause) => judge(clause, fields, path, scope));
  const failed = verdicts.find((verdict) => !verdict.matches);
  return failed ?? { matches: true, why: verdicts.map((verdict) => verdict.why).join("; ") };
};

/**
 * Holds a policy against an event, as Amazon SNS does: each key must match, a key matches when one of its values does,
 * and a list in the event counts as each of its entries. Text compares exactly; a decimal text among the attributes is a
 * number too and compares as a decimal, never as a float.
 */
export const matchesFilterPolicy = (policy: FilterPolicy, { attributes, body }: Filterable): Verdict => {
  if (policy.clauses.length === 0) return { matches: true, why: "The policy is empty: everything passes." };
  const fields = policy.scope === "attributes" ? attributes : body;
  if (!isFields(fields) || Object.keys(fields).length === 0)
    return { matches: false, why: `The event has no ${policy.scope}.` };
  const { matches, why } = judgeAll(policy.clauses, fields, "", policy.scope);
  return { matches, why: `${why}.` };
};
