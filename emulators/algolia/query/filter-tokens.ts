import { badRequest } from "@/emulators/algolia/settings/vendor-error";

export type FilterTokenKind =
  | "and"
  | "or"
  | "not"
  | "to"
  | "open"
  | "close"
  | "colon"
  | "operator"
  | "text"
  | "number"
  | "broken"
  | "end";

export type FilterToken = {
  kind: FilterTokenKind;
  value: string;
  /** Whether the text stood in quotes. */
  isQuoted: boolean;
  /** Where it begins, in characters from 0: what the vendor calls `col`. */
  column: number;
};

const SPACE = /\s/;
const BARE_END = /[\s:<>=!()"']/;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** A range may be written without spaces: `1TO5`. */
const TIGHT_RANGE = /^(-?\d+(?:\.\d+)?)TO(-?\d+(?:\.\d+)?)$/;
const OPERATORS = ["<=", ">=", "!=", "<", ">", "="];
const WORDS: Readonly<Record<string, FilterTokenKind>> = { AND: "and", OR: "or", NOT: "not", TO: "to" };
const MARKS: Readonly<Record<string, FilterTokenKind>> = { "(": "open", ")": "close", ":": "colon" };

/** Reads a quoted text from its opening quote; nothing when it is not closed. */
const readQuoted = (text: string, start: number): { value: string; end: number } | undefined => {
  const quote = text.charAt(start);
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return { value, end: at + 1 };
    const next = text.charAt(at + 1);
    if (character === "\\" && (next === quote || next === "\\")) {
      value += next;
      at += 1;
    } else value += character;
  }
  return undefined;
};

const readBare = (text: string, start: number): { value: string; end: number } => {
  let end = start;
  while (end < text.length) {
    if (text.charAt(end) === "\\" && end + 1 < text.length && !SPACE.test(text.charAt(end + 1))) end += 2;
    else if (BARE_END.test(text.charAt(end))) break;
    else end += 1;
  }
  return { value: text.slice(start, Math.min(end, text.length)), end: Math.min(end, text.length) };
};

const bareTokens = (value: string, column: number): FilterToken[] => {
  const token = (kind: FilterTokenKind, text: string): FilterToken => ({
    kind,
    value: text,
    isQuoted: false,
    column,
  });
  const range = TIGHT_RANGE.exec(value);
  if (range) return [token("number", range[1] ?? ""), token("to", "TO"), token("number", range[2] ?? "")];
  return [token(WORDS[value] ?? (NUMBER.test(value) ? "number" : "text"), value)];
};

const readOne = (text: string, at: number): { tokens: FilterToken[]; end: number } => {
  const character = text.charAt(at);
  const token = (kind: FilterTokenKind, value: string, isQuoted = false): FilterToken[] => [
    { kind, value, isQuoted, column: isQuoted && value === "" ? at + 1 : at },
  ];
  const mark = MARKS[character];
  if (mark) return { tokens: token(mark, character), end: at + 1 };
  const operator = OPERATORS.find((candidate) => text.startsWith(candidate, at));
  if (operator) return { tokens: token("operator", operator), end: at + operator.length };
  if (character === '"' || character === "'") {
    const quoted = readQuoted(text, at);
    if (!quoted) return { tokens: token("broken", ""), end: text.length };
    return { tokens: token("text", quoted.value, true), end: quoted.end };
  }
  const bare = readBare(text, at);
  if (bare.end === at) throw badRequest(`filters: Not allowed ${character} at col ${at}`);
  return { tokens: bareTokens(bare.value, at), end: bare.end };
};

/** Cuts a `filters` expression into tokens; the last one is always `end`. */
export const filterTokens = (text: string): FilterToken[] => {
  const tokens: FilterToken[] = [];
  let at = 0;
  while (true) {
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
    if (at >= text.length) break;
    const { tokens: read, end } = readOne(text, at);
    tokens.push(...read);
    at = end;
  }
  tokens.push({ kind: "end", value: "", isQuoted: false, column: text.length });
  return tokens;
};
