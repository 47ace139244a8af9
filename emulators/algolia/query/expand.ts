import { otherNumbers } from "@/emulators/algolia/text/languages";
import type { TextIndex } from "@/emulators/algolia/text/text-index";
import { LONGEST_TOLERANT_WORD, MAX_EDITS, walkTypos } from "@/emulators/algolia/text/typos";
import type { SearchOptions } from "./options";
import { findPhrase } from "./phrases";
import type { QueryWord } from "./query-words";
import { BY_PREFIX, BY_TYPO, EXACT, Slot, WHOLE_TYPO } from "./slots";
import type { SynonymTable } from "./synonyms";

const LONGEST_SPLIT_HEAD = 12;
const NUMERIC = /^\p{N}+$/u;

/** How many edits a word of this length is forgiven. */
const editsFor = (word: string, options: SearchOptions): number => {
  if (options.typoTolerance === "false" || word.length > LONGEST_TOLERANT_WORD) return 0;
  if (!options.allowTyposOnNumericTokens && NUMERIC.test(word)) return 0;
  if (options.disableTypoToleranceOnWords.some((exact) => exact.toLowerCase() === word)) return 0;
  if (word.length >= options.minWordSizefor2Typos) return MAX_EDITS;
  return word.length >= options.minWordSizefor1Typo ? 1 : 0;
};

/**
 * Terms within the edits a word is forgiven. A wrong first letter counts as one typo more; so a word that is
 * forgiven one edit must begin right, and one that is forgiven two may come to three typos.
 */
const addTypos = (slot: Slot, word: string, index: TextIndex, options: SearchOptions): void => {
  const edits = editsFor(word, options);
  if (edits === 0) return;
  const flags = BY_TYPO | (slot.isPrefix ? BY_PREFIX : 0);
  for (const list of index.dictionary.sorted()) {
    const run = edits === 1 ? list.prefixRange(word.charAt(0)) : { from: 0, to: list.size };
    walkTypos(list, run, word, edits, slot.isPrefix, (term, distance) => {
      if (distance === 0) return;
      const found = index.dictionary.words[term] ?? "";
      const typos = distance + (found.charCodeAt(0) === word.charCodeAt(0) ? 0 : 1);
      slot.add(term, typos * WHOLE_TYPO, flags);
      slot.alternatives.set(found, slot.isPrefix ? "prefix" : "whole");
    });
  }
};

const addPlurals = (slot: Slot, word: string, index: TextIndex, options: SearchOptions): void => {
  const isExact = options.alternativesAsExact.includes("ignorePlurals");
  for (const form of otherNumbers(word, options.ignorePlurals)) {
    const term = index.dictionary.find(form);
    if (term === undefined) continue;
    slot.add(term, 0, isExact ? EXACT : 0);
    slot.alternatives.set(form, "whole");
  }
};

/** `katherinejohnson` also means `katherine johnson`: of all splits into two known words the most frequent one. */
const addSplit = (slot: Slot, word: string, index: TextIndex, options: SearchOptions): void => {
  if (options.typoTolerance === "false" || word.length < options.minWordSizefor1Typo) return;
  const { dictionary, postings } = index;
  let best: [string, string] | undefined;
  let most = 0;
  for (let at = 1; at <= Math.min(LONGEST_SPLIT_HEAD, word.length - 1); at++) {
    const head = dictionary.find(word.slice(0, at));
    const tail = head === undefined ? undefined : dictionary.find(word.slice(at));
    if (head === undefined || tail === undefined) continue;
    const frequency = Math.min(postings.count[head] ?? 0, postings.count[tail] ?? 0);
    if (frequency <= most) continue;
    most = frequency;
    best = [word.slice(0, at), word.slice(at)];
  }
  if (!best) return;
  const found = findPhrase(index, best);
  if (found.docs.length === 0) return;
  slot.places.push({ ...found, cost: WHOLE_TYPO, flags: BY_TYPO });
  for (const part of best) slot.alternatives.set(part, "whole");
};

const expandWord = (slot: Slot, index: TextIndex, options: SearchOptions): void => {
  const word = slot.words[0] ?? "";
  const term = index.dictionary.find(word);
  if (term !== undefined) slot.add(term, 0, EXACT);
  addPlurals(slot, word, index, options);
  addTypos(slot, word, index, options);
  if (slot.isPrefix) index.dictionary.forEachWithPrefix(word, (found) => slot.addByPrefix(found));
  addSplit(slot, word, index, options);
};

const expandPhrase = (slot: Slot, index: TextIndex): void => {
  slot.places.push({ ...findPhrase(index, slot.words), cost: 0, flags: EXACT });
};

/** Neighbouring words written as one in records (`head phones`): each pair, and all words together. */
const addConcatenations = (slots: readonly Slot[], index: TextIndex, options: SearchOptions): void => {
  if (options.typoTolerance === "false") return;
  const runs = slots.slice(1).map((_, at) => slots.slice(at, at + 2));
  if (slots.length > 2) runs.push([...slots]);
  for (const run of runs) {
    if (run.some((slot) => slot.weight > 1)) continue;
    const word = run.map((slot) => slot.words[0] ?? "").join("");
    const isPrefix = run.at(-1)?.isPrefix ?? false;
    const add = (term: number) => {
      run.forEach((slot, place) => {
        slot.add(term, place < 2 ? WHOLE_TYPO / 2 : 0, BY_TYPO);
        slot.alternatives.set(index.dictionary.words[term] ?? "", "whole");
      });
    };
    const term = index.dictionary.find(word);
    if (term !== undefined) add(term);
    if (isPrefix) index.dictionary.forEachWithPrefix(word, add);
  }
};

const matchesAt = (slots: readonly Slot[], at: number, from: readonly string[]): boolean =>
  from.every((word, offset) => slots[at + offset]?.weight === 1 && slots[at + offset]?.words[0] === word);

/** What synonyms put in the place of one or several words of the query. */
const addSynonyms = (
  slots: readonly Slot[],
  index: TextIndex,
  table: SynonymTable,
  options: SearchOptions,
): void => {
  slots.forEach((slot, at) => {
    for (const rule of table.get(slot.words[0] ?? "") ?? []) {
      if (!matchesAt(slots, at, rule.from)) continue;
      const isSingle = rule.to.length === 1;
      const exact = options.alternativesAsExact.includes(
        isSingle ? "singleWordSynonym" : "multiWordsSynonym",
      );
      const flags = exact && rule.typos === 0 ? EXACT : 0;
      const cost = rule.typos * WHOLE_TYPO;
      const found = isSingle ? undefined : findPhrase(index, rule.to);
      const term = isSingle ? index.dictionary.find(rule.to[0] ?? "") : undefined;
      for (const replaced of slots.slice(at, at + rule.from.length)) {
        if (term !== undefined) replaced.add(term, cost, flags);
        if (found && found.docs.length > 0) replaced.places.push({ ...found, cost, flags });
        if (term !== undefined || found?.docs.length) {
          for (const word of rule.to) replaced.alternatives.set(word, "whole");
        }
      }
    }
  });
};

/** Everything in the index that each word of the query matches. */
export const expandQuery = (
  words: readonly QueryWord[],
  index: TextIndex,
  synonyms: SynonymTable,
  options: SearchOptions,
): Slot[] => {
  const slots = words.map((word) => new Slot(word.words, word.isPrefix, word.isOptional));
  slots.forEach((slot, at) => {
    if (words[at]?.isPhrase) expandPhrase(slot, index);
    else expandWord(slot, index, options);
  });
  addConcatenations(slots, index, options);
  if (options.useSynonyms && synonyms.size > 0) addSynonyms(slots, index, synonyms, options);
  return slots;
};
