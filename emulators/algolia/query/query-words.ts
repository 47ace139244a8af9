import { isStopWord } from "@/emulators/algolia/text/languages";
import { wordsOf } from "@/emulators/algolia/text/tokenize";
import type { SearchOptions } from "./options";

/** A word to be found, or a phrase of several that must stand side by side. */
export type QueryWord = {
  words: readonly string[];
  /** Whether it may be the beginning of a longer word. */
  isPrefix: boolean;
  isPhrase: boolean;
  isOptional: boolean;
};

export type ParsedQuery = {
  words: QueryWord[];
  /** Words and phrases that must not occur. */
  excluded: (readonly string[])[];
};

/** More words than this narrow nothing down. */
const MOST_WORDS = 32;
const PHRASE = /(-?)"([^"]+)"/g;
const EXCLUDED_WORD = /(^|\s)-(\S+)/g;

type Syntax = { rest: string; phrases: string[][]; excluded: string[][] };

/** Takes `"exact phrases"` and `-words` out of the query, where advanced syntax is on. */
const readSyntax = (query: string, options: SearchOptions): Syntax => {
  const phrases: string[][] = [];
  const excluded: string[][] = [];
  if (!options.isAdvanced) return { rest: query, phrases, excluded };
  const words = (text: string) => wordsOf(text, "query", options.separatorsToIndex);
  const canExclude = options.advancedSyntaxFeatures.includes("excludeWords");
  let rest = query;
  if (options.advancedSyntaxFeatures.includes("exactPhrase")) {
    rest = rest.replace(PHRASE, (_match, minus: string, phrase: string) => {
      (minus && canExclude ? excluded : phrases).push(words(phrase));
      return " ";
    });
  }
  if (canExclude) {
    rest = rest.replace(EXCLUDED_WORD, (_match, space: string, word: string) => {
      excluded.push(words(word));
      return space;
    });
  }
  return { rest, phrases: phrases.filter((phrase) => phrase.length > 0), excluded };
};

/** Where queries end is where people are still typing; so the last word is a prefix unless told otherwise. */
const isPrefixAt = (index: number, count: number, endsInPhrase: boolean, queryType: string): boolean => {
  if (queryType === "prefixAll") return true;
  return queryType === "prefixLast" && index === count - 1 && !endsInPhrase;
};

const optionalSet = (options: SearchOptions): Set<string> =>
  new Set(options.optionalWords.flatMap((entry) => wordsOf(entry, "query", options.separatorsToIndex)));

export const parseQuery = (options: SearchOptions): ParsedQuery => {
  const { rest, phrases, excluded } = readSyntax(options.query, options);
  const endsInPhrase = options.isAdvanced && phrases.length > 0 && options.query.trimEnd().endsWith('"');
  const plain = wordsOf(rest, "query", options.separatorsToIndex).slice(0, MOST_WORDS);
  const optional = optionalSet(options);
  const words = plain.map((word, index) => ({
    words: [word],
    isPrefix: isPrefixAt(index, plain.length, endsInPhrase, options.queryType),
    isPhrase: false,
    isOptional: options.isSimilar || optional.has(word),
  }));
  const kept = words.filter(
    ({ words: [word = ""], isPrefix }) => isPrefix || !isStopWord(word, options.removeStopWords),
  );
  const quoted = phrases.map((phrase) => ({
    words: phrase,
    isPrefix: false,
    isPhrase: true,
    isOptional: false,
  }));
  // A query of nothing but stop words is still a query.
  const used = kept.length > 0 || quoted.length > 0 ? kept : words;
  return { words: [...used, ...quoted], excluded: excluded.filter((phrase) => phrase.length > 0) };
};
