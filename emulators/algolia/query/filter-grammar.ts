import { badRequest } from "@/emulators/algolia/settings/vendor-error";
import { type FilterToken, type FilterTokenKind, filterTokens } from "./filter-tokens";

export type Comparison = "<" | "<=" | "=" | "!=" | ">" | ">=";

/** One condition; `score` is what a record that passes gains in the Filters criterion. */
export type FilterTerm =
  | { kind: "facet"; path: string; value: string; isNegated: boolean; score: number }
  | { kind: "tag"; value: string; isNegated: boolean; score: number }
  | { kind: "number"; path: string; comparison: Comparison; value: number; isNegated: boolean }
  | { kind: "range"; path: string; low: number; high: number; isNegated: boolean };

/** All of the groups must pass; a group passes when one of its terms does. */
export type FilterGroups = FilterTerm[][];

const NAMES: Readonly<Record<FilterTokenKind, string>> = {
  and: "'AND'",
  or: "'OR'",
  not: "'NOT'",
  to: "'TO'",
  open: "'('",
  close: "')'",
  colon: "':'",
  operator: "numeric operator",
  text: "string",
  number: "numeric",
  broken: "incomplete string",
  end: "end of filter",
};

const describe = (token: FilterToken): string => {
  if (token.kind === "text" && token.value === "") return "empty string";
  if (token.kind === "text" || token.kind === "number") return `${NAMES[token.kind]}(${token.value})`;
  if (token.kind === "operator" && (token.value === "<" || token.value === ">")) return token.value;
  return NAMES[token.kind];
};

const unexpected = (token: FilterToken, expected: string) =>
  badRequest(`filters: Unexpected token ${describe(token)} expected ${expected} at col ${token.column}`);

const NESTED = "filters: filter (X AND Y) OR Z is not allowed, only (X OR Y) AND Z is allowed";
const FORMS = {
  number:
    "a numeric filter which needs to have one of the following form:\n - numeric_attr_name=10\n - numeric_attr_name>10\n - numeric_attr_name>=10\n - numeric_attr_name<10\n - numeric_attr_name<=10\n - numeric_attr_name!=10\n - numeric_attr_name:10 TO 20",
  facet: "a facet filter which needs to have this form:\n - facet_name:facet_value",
  tag: "a tag filter which needs to have this form:\n - _tags:tag_value\n - tag_value",
};

const family = (term: FilterTerm): keyof typeof FORMS => (term.kind === "range" ? "number" : term.kind);

/**
 * The grammar of `filters`: an AND of ORs, where OR binds tighter than AND. The vendor refuses an AND inside an OR,
 * NOT before a group, and terms of several kinds in one OR; so does this.
 */
class FilterParser {
  private readonly tokens: FilterToken[];
  private at = 0;
  private closedConjunction = false;

  constructor(text: string) {
    this.tokens = filterTokens(text);
  }

  parse(): FilterGroups {
    const groups = this.conjunction();
    if (this.peek().kind !== "end") throw unexpected(this.peek(), NAMES.end);
    return groups;
  }

  private peek(ahead = 0): FilterToken {
    return (
      this.tokens[this.at + ahead] ?? { kind: "end", value: "", isQuoted: false, column: this.tokens.length }
    );
  }

  private take(): FilterToken {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private conjunction(): FilterGroups {
    const groups = this.disjunction();
    while (this.peek().kind === "and") {
      this.take();
      groups.push(...this.disjunction());
    }
    return groups;
  }

  private disjunction(): FilterGroups {
    let groups = this.operand();
    while (this.peek().kind === "or") {
      this.take();
      if (this.closedConjunction) throw badRequest(NESTED);
      const next = this.operand();
      if (groups.length > 1 || next.length > 1) throw badRequest(NESTED);
      const terms = [...(groups[0] ?? []), ...(next[0] ?? [])];
      const [first, ...others] = terms;
      if (first && others.some((term) => family(term) !== family(first))) {
        throw badRequest(
          `filters: Different types are not allowed in the same OR.\nExpected ${FORMS[family(first)]}`,
        );
      }
      groups = [terms];
    }
    return groups;
  }

  private operand(): FilterGroups {
    if (this.peek().kind !== "open") return [[this.term()]];
    this.take();
    const groups = this.conjunction();
    if (this.peek().kind !== "close") throw unexpected(this.peek(), NAMES.close);
    this.take();
    if (groups.length > 1) this.closedConjunction = true;
    return groups;
  }

  private term(): FilterTerm {
    const isNegated = this.peek().kind === "not";
    if (isNegated) this.take();
    const name = this.peek();
    const isName = (name.kind === "text" && name.value !== "") || name.kind === "number";
    if (!isName) throw unexpected(name, "filter");
    this.take();
    const next = this.peek();
    if (next.kind === "colon") return this.facetOrRange(name.value, isNegated);
    if (next.kind === "operator" && !this.isScore()) return this.comparison(name.value, isNegated);
    return { kind: "tag", value: unescapeValue(name), isNegated, score: this.score() };
  }

  private comparison(path: string, isNegated: boolean): FilterTerm {
    const comparison = this.take().value as Comparison;
    return { kind: "number", path, comparison, value: this.number(), isNegated };
  }

  private facetOrRange(path: string, isNegated: boolean): FilterTerm {
    this.take();
    const value = this.peek();
    const isValue = (value.kind === "text" && value.value !== "") || value.kind === "number";
    if (!isValue) throw unexpected(value, NAMES.text);
    this.take();
    if (value.kind === "number" && this.peek().kind === "to") {
      this.take();
      return { kind: "range", path, low: Number(value.value), high: this.number(), isNegated };
    }
    const text = unescapeValue(value);
    if (path === "_tags") return { kind: "tag", value: text, isNegated, score: this.score() };
    return { kind: "facet", path, value: text, isNegated, score: this.score() };
  }

  private number(): number {
    if (this.peek().kind !== "number") throw unexpected(this.peek(), NAMES.number);
    return Number(this.take().value);
  }

  private isScore(): boolean {
    return this.peek().value === "<" && this.peek(1).value === "score";
  }

  /** `<score=3>` after a term. */
  private score(): number {
    if (this.peek().value !== "<") return 1;
    this.take();
    if (this.peek().value !== "score") throw unexpected(this.peek(), '"score"');
    this.take();
    if (this.peek().value !== "=") throw unexpected(this.peek(), '"="');
    this.take();
    const score = this.number();
    if (this.peek().value !== ">") throw unexpected(this.peek(), "'>'");
    this.take();
    return score;
  }
}

/** Outside quotes a backslash before the value keeps a leading dash or quote literal. */
const unescapeValue = (token: FilterToken): string =>
  token.isQuoted ? token.value : token.value.replace(/\\([-"'\\])/g, "$1");

export const parseFilters = (text: string): FilterGroups =>
  text.trim() === "" ? [] : new FilterParser(text).parse();
