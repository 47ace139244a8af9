import { invalidParam } from "./failure";
import type { Params } from "./form";
import { integer, requiredText, text } from "./params";

type Searched = { id: string; created: number; metadata?: Record<string, string> | null };
type Test = (row: Searched) => boolean;

const CLAUSE =
  /^\s*(-?)(?:metadata\[\s*["']([^"']+)["']\s*\]|([a-z_]+(?:\.[a-z_0-9]+)*))\s*(:|~|>=|<=|>|<)\s*(?:"([^"]*)"|'([^']*)'|(-?\d+|null))\s*/;

const COMPARE: Record<string, (value: number, bound: number) => boolean> = {
  ">": (value, bound) => value > bound,
  "<": (value, bound) => value < bound,
  ">=": (value, bound) => value >= bound,
  "<=": (value, bound) => value <= bound,
};

const valueAt = (row: Searched, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined,
      row,
    );

const testOf = (match: RegExpExecArray): Test => {
  const [, negated, metadataKey, field = "", operator = ":", double, single, bare = ""] = match;
  const wanted = double ?? single ?? bare;
  const read = (row: Searched) => (metadataKey ? row.metadata?.[metadataKey] : valueAt(row, field));
  const isNull = bare === "null";
  const compare = COMPARE[operator];
  const test: Test = (row) => {
    const value = read(row);
    if (isNull) return value === null || value === undefined;
    if (value === null || value === undefined) return false;
    if (compare) return compare(Number(value), Number(wanted));
    const found = String(value).toLowerCase();
    return operator === "~" ? found.includes(wanted.toLowerCase()) : found === wanted.toLowerCase();
  };
  return negated ? (row) => !test(row) : test;
};

const invalidQuery = (): Error =>
  invalidParam("query", "parameter_invalid_string", "We were unable to parse your search query.");

/** Clauses joined by AND or by OR, not both, as the vendor's query language has it. */
const parseQuery = (query: string): Test => {
  const tests: Test[] = [];
  const joints = new Set<string>();
  let rest = query;
  while (rest.length > 0) {
    const match = CLAUSE.exec(rest);
    if (!match) throw invalidQuery();
    tests.push(testOf(match));
    rest = rest.slice(match[0].length);
    const joint = /^(AND|OR)\s/i.exec(rest);
    if (joint) joints.add((joint[1] ?? "").toUpperCase());
    rest = joint ? rest.slice(joint[0].length) : rest;
    if (!joint && rest.length > 0) joints.add("AND");
  }
  if (tests.length === 0 || joints.size > 1) throw invalidQuery();
  return joints.has("OR")
    ? (row) => tests.some((test) => test(row))
    : (row) => tests.every((test) => test(row));
};

/** A page of the rows that match `query`; `page` is the opaque cursor of the page before. */
export const searchPage = <T extends Searched>(url: string, rows: readonly T[], params: Params) => {
  const matches = rows.filter(parseQuery(requiredText(params, "query")));
  const limit = integer(params, "limit") ?? 10;
  const start = Number(Buffer.from(text(params, "page") ?? "", "base64url").toString() || 0);
  const data = matches.slice(start, start + limit);
  const end = start + data.length;
  const more = end < matches.length;
  return {
    object: "search_result" as const,
    data,
    has_more: more,
    next_page: more ? Buffer.from(String(end)).toString("base64url") : null,
    url,
  };
};
