import { badRequest } from "@/emulators/algolia/settings/vendor-error";
import { type FilterGroups, type FilterTerm, parseFilters } from "./filter-grammar";

type Filter = string | Filter[];

const isFilter = (value: unknown): value is Filter => typeof value === "string" || isFilterList(value);
const isFilterList = (value: unknown): value is Filter[] => Array.isArray(value) && value.every(isFilter);

/** Groups of a filter list: the outer list is AND, an inner one OR; a plain text may hold several after commas. */
const groupsOf = (name: string, value: unknown): string[][] => {
  if (value === undefined || value === null || value === "") return [];
  if (typeof value === "string") {
    if (value.trim().startsWith("[")) {
      try {
        return groupsOf(name, JSON.parse(value));
      } catch {
        throw badRequest(`${name}: invalid JSON array`);
      }
    }
    return value.split(",").map((entry) => [entry]);
  }
  if (!isFilterList(value))
    throw badRequest(`Invalid value for "${name}" parameter, expected array of strings`);
  return value.map((group) => {
    if (typeof group === "string") return [group];
    return group.map((entry) => {
      if (typeof entry === "string") return entry;
      throw badRequest(`${name}: filters may be nested two levels deep at most`);
    });
  });
};

const SCORE = /<score=(\d+)>$/;

const unquote = (text: string): string =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;

/** A leading `-` negates; `\-` is a literal dash. */
const readValue = (text: string): { value: string; isNegated: boolean } => {
  if (text.startsWith("-")) return { value: text.slice(1), isNegated: true };
  return { value: text.startsWith("\\-") ? text.slice(1) : text, isNegated: false };
};

const readFacet = (entry: string, quotes: boolean): FilterTerm => {
  const scored = SCORE.exec(entry);
  const score = scored ? Number(scored[1]) : 1;
  const text = scored ? entry.slice(0, -scored[0].length) : entry;
  const colon = text.indexOf(":");
  if (colon === -1) return { kind: "tag", ...readValue(text), score };
  const path = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  const read = readValue(quotes ? unquote(value) : value);
  if (path === "_tags") return { kind: "tag", ...read, score };
  return { kind: "facet", path: quotes ? unquote(path) : path, ...read, score };
};

export const facetFilterGroups = (value: unknown): FilterGroups =>
  groupsOf("facetFilters", value).map((group) => group.map((entry) => readFacet(entry, true)));

/** Unlike facet filters these take quotes literally. */
export const optionalFilterGroups = (value: unknown): FilterGroups =>
  groupsOf("optionalFilters", value).map((group) => group.map((entry) => readFacet(entry, false)));

export const tagFilterGroups = (value: unknown): FilterGroups =>
  groupsOf("tagFilters", value).map((group) =>
    group.map((entry) => ({ kind: "tag", ...readValue(entry), score: 1 }) as const),
  );

export const numericFilterGroups = (value: unknown): FilterGroups =>
  groupsOf("numericFilters", value).map((group) =>
    group.map((entry) => {
      const term = parseFilters(entry)[0]?.[0];
      if (term?.kind === "number" || term?.kind === "range") return term;
      throw badRequest(`Invalid syntax for numeric condition: ${entry}`);
    }),
  );
