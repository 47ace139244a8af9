import { createRandom } from "@/db/seed/random";
import { makeQueries, type Named } from "./search-queries";

/** Different texts that people search for. */
export const VOCABULARY = 1_000;
const SEED = 8;
const SHORT_WORD = 4;

/** What is chosen besides the text; most people choose nothing. */
const CHOICES = [
  ...Array.from({ length: 16 }, () => ""),
  "&inStock=true",
  "&inStock=true",
  "&sort=price",
  "&page=2",
];

/** Single words of names, those of most products first: what most people type. */
const commonWords = (catalogue: readonly Named[]): string[] => {
  const counts = new Map<string, number>();
  for (const { name } of catalogue) {
    for (const word of new Set(name.toLowerCase().split(/[^\p{L}]+/u))) {
      if (word.length >= SHORT_WORD) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
    .map(([word]) => word);
};

/**
 * Searches as many people make them: a thousand texts, the second asked for half as often as the first, the third a third
 * as often, and so on. Each call answers the path of the next search; the same seed always gives the same row of them.
 */
export const searchMix = (catalogue: readonly Named[]): (() => string) => {
  const random = createRandom(SEED);
  const made = makeQueries(catalogue, VOCABULARY, SEED).map(({ q }) => q);
  const texts = [...new Set([...commonWords(catalogue).slice(0, VOCABULARY / 4), ...made])].slice(
    0,
    VOCABULARY,
  );
  let sum = 0;
  const upTo = texts.map((_, rank) => {
    sum += 1 / (rank + 1);
    return sum;
  });
  return () => {
    const wanted = random.next() * sum;
    const text = texts[upTo.findIndex((weight) => weight > wanted)] ?? "";
    return `/api/search/fuzzy-query?q=${encodeURIComponent(text)}${random.pick(CHOICES)}`;
  };
};

/** Searches no two of which are alike, so that each is asked of the index. */
export const newSearches = (): (() => string) => {
  const nextOfMix = createRandom(SEED + 1);
  let price = 1_000_000;
  return () => {
    price += 1;
    const letters = Array.from({ length: 2 }, () => String.fromCharCode(97 + nextOfMix.integer(0, 25))).join(
      "",
    );
    return `/api/search/fuzzy-query?q=${letters}&maxPrice=${price}`;
  };
};
