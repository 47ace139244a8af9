import { MARK, plainText } from "./rules";

const WORD = /[\p{L}\p{N}\uE000\uE001]+(?:['’-][\p{L}\p{N}\uE000\uE001]+)*/gu;
const MARKS = /[\uE000\uE001]/g;

/** The whole words of a text in which something is marked. */
const markedWords = (text: string): string[] =>
  (text.match(WORD) ?? []).filter((word) => word.includes(MARK.start)).map((word) => word.replace(MARKS, ""));

/** Letters to change, add, leave out or swap so that one word becomes the other. */
export const editDistance = (from: string, to: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, n) => n);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[to.length] ?? 0;
};

/** As many as the index forgives a word of this length. */
const mostEdits = (typed: string): number => (typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0);

/** How far a word is from what was typed; what is still being typed is compared with beginnings. */
const distance = (typed: string, word: string, isOpen: boolean): number => {
  const ends = isOpen ? [typed.length - 1, typed.length, typed.length + 1] : [];
  const beginnings = ends.filter((end) => end < word.length).map((end) => word.slice(0, end));
  return Math.min(...[word, ...beginnings].map((text) => editDistance(typed, text)));
};

const nearest = (typed: string, words: readonly string[], isOpen: boolean): string | undefined => {
  let best: { word: string; away: number } | undefined;
  for (const word of words) {
    const away = distance(typed, word, isOpen);
    if (away <= mostEdits(typed) && away < (best?.away ?? Number.POSITIVE_INFINITY)) best = { word, away };
  }
  return best?.word;
};

/** The same word, its beginning, or its plural. */
const isSpeltLike = (typed: string, known: string): boolean =>
  known.startsWith(typed) || typed === `${known}s` || typed === `${known}es`;

/** What of a hit tells where it matched, and with how many typos. */
export type Matched = {
  _highlightResult?: { [attribute: string]: { value?: string } | undefined };
  _rankingInfo?: { nbTypos?: number };
};

const markedTexts = ({ _highlightResult: marked = {} }: Matched): string[] =>
  ["name", "company", "categoryName"].flatMap((attribute) => marked[attribute]?.value ?? []);

/**
 * The search as it is spelt in the hits, where typos were forgiven to find any; null where something was found without.
 */
export const didYouMean = (q: string, hits: readonly Matched[]): string | null => {
  if (hits.some(({ _rankingInfo: ranking }) => !ranking?.nbTypos)) return null;
  const texts = hits.flatMap(markedTexts);
  const found = [...new Set(texts.flatMap(markedWords).map((word) => word.toLowerCase()))];
  const plain = new Map(found.map((word) => [plainText(word), word]));
  const typed = q.match(WORD) ?? [];
  let isCorrected = false;
  const corrected = typed.map((word, index) => {
    const wanted = plainText(word);
    if ([...plain.keys()].some((known) => isSpeltLike(wanted, known))) return word;
    const near = nearest(wanted, [...plain.keys()], index === typed.length - 1);
    if (near === undefined) return word;
    isCorrected = true;
    return plain.get(near) ?? near;
  });
  return isCorrected ? corrected.join(" ") : null;
};
