import { levelOf, type MatchLevel, markText, spansOf } from "./highlight";
import type { SearchOptions } from "./options";
import type { WordMatcher } from "./word-matcher";

const DEFAULT_WORDS = 10;

/** Reads `description:20`. */
export const parseSnippet = (entry: string): { path: string; words: number } => {
  const match = /^(.*):(\d+)$/.exec(entry);
  return match ? { path: match[1] ?? "", words: Number(match[2]) } : { path: entry, words: DEFAULT_WORDS };
};

/** The stretch of so many words with the most matches, the first of equals. */
export const snippetText = (
  text: string,
  words: number,
  matcher: WordMatcher,
  options: SearchOptions,
): { value: string; matchLevel: MatchLevel } => {
  const spans = spansOf(text, matcher, options.separatorsToIndex);
  const matchLevel = levelOf(spans, matcher);
  if (spans.length <= words) return { value: markText(text, spans, options), matchLevel };
  const isMatch = spans.map((span) => (span.slot === -1 ? 0 : 1));
  let from = 0;
  let inside = isMatch.slice(0, words).reduce<number>((sum, value) => sum + value, 0);
  let most = inside;
  for (let at = 1; at + words <= spans.length; at++) {
    inside += (isMatch[at + words - 1] ?? 0) - (isMatch[at - 1] ?? 0);
    if (inside > most) {
      most = inside;
      from = at;
    }
  }
  const shown = spans.slice(from, from + words);
  const start = from === 0 ? 0 : (shown[0]?.start ?? 0);
  const isLast = from + words >= spans.length;
  const end = isLast ? text.length : (shown.at(-1)?.end ?? text.length);
  const moved = shown.map((span) => ({
    ...span,
    start: span.start - start,
    end: span.end - start,
    marked: span.marked - start,
  }));
  const value = markText(text.slice(start, end), moved, options);
  const { snippetEllipsisText: ellipsis } = options;
  return { value: `${from > 0 ? ellipsis : ""}${value}${isLast ? "" : ellipsis}`, matchLevel };
};
