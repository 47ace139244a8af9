import { performance } from "node:perf_hooks";
import { facetsOf } from "@/emulators/algolia/settings/settings";
import { badRequest } from "@/emulators/algolia/settings/vendor-error";
import { wordsOf } from "@/emulators/algolia/text/tokenize";
import { LONGEST_TOLERANT_WORD, nearestPrefix } from "@/emulators/algolia/text/typos";
import { candidates } from "./candidates";
import { find, type Searched } from "./find";
import { highlightText } from "./highlight";
import { readOptions, type SearchOptions } from "./options";
import { Slot } from "./slots";
import { WordMatcher } from "./word-matcher";

const isNear = (typed: string, word: string, options: SearchOptions): boolean => {
  if (word.startsWith(typed)) return true;
  const isLong = typed.length >= options.minWordSizefor1Typo && typed.length <= LONGEST_TOLERANT_WORD;
  if (options.typoTolerance === "false" || !isLong || word.charAt(0) !== typed.charAt(0)) return false;
  return nearestPrefix(typed, word).edits <= (typed.length >= options.minWordSizefor2Typos ? 2 : 1);
};

/** Values of a facet that match the text, counted over the records that the search finds. */
export const searchFacetValues = (
  searched: Searched,
  facet: string,
  parameters: Record<string, unknown>,
  forcedFilters?: string,
): Record<string, unknown> => {
  const started = performance.now();
  const declared = facetsOf(searched.settings).find((declaration) => declaration.path === facet);
  if (!declared?.isSearchable) {
    throw badRequest(
      `Cannot search in \`${facet}\` attribute, you need to add \`searchable(${facet})\` to attributesForFaceting.`,
    );
  }
  const options = readOptions(searched.settings, parameters, forcedFilters);
  find(searched, options, searched.records.capacity);
  const column = searched.records.columns.facet(facet);
  const counts = column?.countValues(candidates.docs, candidates.count) ?? new Int32Array(0);
  const typed = wordsOf(options.facetQuery, "query");
  const slots = typed.map((word, at) => new Slot([word], at === typed.length - 1, false));
  const matcher = new WordMatcher(slots, false);
  const found: { value: string; count: number }[] = [];
  for (let number = 0; number < counts.length; number++) {
    const count = counts[number] ?? 0;
    const value = column?.values[number] ?? "";
    if (count === 0) continue;
    const words = wordsOf(value, "record");
    if (typed.every((word) => words.some((candidate) => isNear(word, candidate, options)))) {
      found.push({ value, count });
    }
    for (const [at, word] of typed.entries()) {
      for (const candidate of words) {
        if (isNear(word, candidate, options)) slots[at]?.alternatives.set(candidate, "prefix");
      }
    }
  }
  const byAlpha = options.sortFacetValuesBy === "alpha";
  found.sort((a, b) => (byAlpha ? 0 : b.count - a.count) || (a.value < b.value ? -1 : 1));
  return {
    facetHits: found.slice(0, options.maxFacetHits).map(({ value, count }) => ({
      value,
      highlighted: highlightText(value, matcher, options).value,
      count,
    })),
    exhaustiveFacetsCount: true,
    exhaustive: { facetsCount: true },
    processingTimeMS: Math.max(1, Math.round(performance.now() - started)),
  };
};
