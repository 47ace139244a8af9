import { isObject } from "@/emulators/algolia/records/paths";
import { rawPrefixLength } from "@/emulators/algolia/text/normalize";
import { tokenize } from "@/emulators/algolia/text/tokenize";
import type { SearchOptions } from "./options";
import type { WordMatcher } from "./word-matcher";

export type MatchLevel = "none" | "partial" | "full";

export type Highlighted = {
  value: string;
  matchLevel: MatchLevel;
  fullyHighlighted?: boolean;
  matchedWords: string[];
};

/** A word of the text; `marked` is where the matching part of it ends. */
export type TextSpan = { start: number; end: number; marked: number; slot: number };

/** The words of a text with what of them matches. A joined word (`don't`) takes the place of its parts. */
export const spansOf = (text: string, matcher: WordMatcher, separators: string): TextSpan[] => {
  const spans: TextSpan[] = [];
  tokenize(text, { joined: "record", separators }, (word, _position, start, end) => {
    const match = matcher.match(word);
    const isWhole = match !== undefined && match.letters >= word.length;
    const letters = match && !isWhole ? rawPrefixLength(text.slice(start, end), match.letters) : 0;
    const marked = isWhole ? end : start + letters;
    const span = { start, end, marked, slot: match?.slot ?? -1 };
    let parts = 0;
    while ((spans.at(-1 - parts)?.start ?? -1) >= start) parts += 1;
    if (parts > 0 && !match) return;
    spans.length -= parts;
    spans.push(span);
  });
  return spans;
};

/** Puts the tags around what matches; the text itself stays as it is, HTML included. */
export const markText = (text: string, spans: readonly TextSpan[], options: SearchOptions): string => {
  let marked = "";
  let at = 0;
  for (const span of spans) {
    if (span.marked <= span.start) continue;
    marked += text.slice(at, span.start) + options.highlightPreTag;
    marked += text.slice(span.start, span.marked) + options.highlightPostTag;
    at = span.marked;
  }
  return marked + text.slice(at);
};

export const levelOf = (spans: readonly TextSpan[], matcher: WordMatcher): MatchLevel => {
  const matched = new Set(spans.map((span) => span.slot).filter((slot) => slot !== -1));
  if (matched.size === 0) return "none";
  return matched.size === matcher.slots.length ? "full" : "partial";
};

export const highlightText = (text: string, matcher: WordMatcher, options: SearchOptions): Highlighted => {
  if (matcher.slots.length === 0) return { value: text, matchLevel: "none", matchedWords: [] };
  const spans = spansOf(text, matcher, options.separatorsToIndex);
  const matchLevel = levelOf(spans, matcher);
  if (matchLevel === "none") return { value: text, matchLevel, matchedWords: [] };
  const slots = [...new Set(spans.map((span) => span.slot))]
    .filter((slot) => slot !== -1)
    .sort((a, b) => a - b);
  return {
    value: markText(text, spans, options),
    matchLevel,
    fullyHighlighted: spans.every((span) => span.marked === span.end),
    matchedWords: slots.flatMap((slot) => matcher.slots[slot]?.words ?? []),
  };
};

/** Applies to every text of a value and keeps its shape; what holds no text is left out. */
export const mapTexts = (
  value: unknown,
  apply: (text: string) => { matchLevel: MatchLevel },
  onlyMatches: boolean,
): unknown => {
  if (typeof value === "string" || typeof value === "number") return apply(String(value));
  if (Array.isArray(value)) {
    const mapped = value.map((element) => mapTexts(element, apply, onlyMatches)).filter(Boolean);
    if (!onlyMatches) return mapped;
    return mapped.filter((element) => !isObject(element) || element.matchLevel !== "none");
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, mapTexts(inner, apply, onlyMatches)] as const,
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
};
