import type { RecordSet } from "@/emulators/algolia/records/record-set";
import { type StoredSettings, shapeOf } from "@/emulators/algolia/settings/settings";
import { attributeView } from "./attribute-view";
import { candidates } from "./candidates";
import { type Eligible, eligibleRecords } from "./eligible";
import { expandQuery } from "./expand";
import { matchMany } from "./match-many";
import { matchOne, type SingleExact } from "./match-one";
import { matchTwo } from "./match-two";
import type { SearchOptions } from "./options";
import { findPhrase } from "./phrases";
import { type ParsedQuery, parseQuery } from "./query-words";
import { effectiveRanking } from "./ranking";
import type { Slot } from "./slots";
import type { SynonymTable } from "./synonyms";

/** An index as searches see it. */
export type Searched = { records: RecordSet; settings: StoredSettings; synonyms: SynonymTable };

export type Found = {
  slots: Slot[];
  ranking: string[];
  /** The Filters criterion: of each record, or the same for all. */
  scores?: Uint16Array;
  score: number;
  parsed: string;
  /** The query with the words that were dropped to find anything, in the vendor's markup. */
  afterRemoval?: string;
};

const MOST_REMOVED = 5;

const everyRecord = (marks: Uint8Array, capacity: number): void => {
  candidates.reset(capacity);
  for (let doc = 0; doc < capacity; doc++) if (marks[doc]) candidates.docs[candidates.count++] = doc;
};

const withoutExcluded = (
  { records, settings }: Searched,
  parsed: ParsedQuery,
  marks: Uint8Array,
): Uint8Array => {
  if (parsed.excluded.length === 0) return marks;
  const kept = marks.slice(0, records.capacity);
  const index = records.textIndex(shapeOf(settings));
  for (const words of parsed.excluded) for (const doc of findPhrase(index, words).docs) kept[doc] = 0;
  return kept;
};

/** The sets of words that become optional, one after the other, while nothing is found. */
const removals = (slots: readonly Slot[], strategy: string): Slot[][] => {
  const most = Math.min(MOST_REMOVED, slots.length - 1);
  const counts = Array.from({ length: most }, (_, i) => i + 1);
  if (slots.length < 2) return [];
  if (strategy === "lastWords") return counts.map((count) => slots.slice(slots.length - count));
  if (strategy === "firstWords") return counts.map((count) => slots.slice(0, count));
  return strategy === "allOptional" ? [[...slots]] : [];
};

const keepFewestTypos = (tolerance: string): void => {
  if (tolerance !== "min" && tolerance !== "strict") return;
  const counts = [...new Set(candidates.typos.subarray(0, candidates.count))].sort((a, b) => a - b);
  const limit = counts[tolerance === "min" ? 0 : 1] ?? counts.at(-1) ?? 0;
  candidates.keep((at) => (candidates.typos[at] ?? 0) <= limit);
};

/**
 * Fills the list of candidates with every record that answers the search, rated by the textual criteria.
 * @param needed how many of the best the caller will look at
 */
export const find = (searched: Searched, options: SearchOptions, needed: number): Found => {
  const { records, settings, synonyms } = searched;
  const { scores, score, marks: eligible }: Eligible = eligibleRecords(records, options);
  const parsed = parseQuery(options);
  const marks = withoutExcluded(searched, parsed, eligible);
  const ranking = effectiveRanking(options, parsed.words.length > 0);
  const text = parsed.words.flatMap((word) => word.words).join(" ");
  if (parsed.words.length === 0) {
    everyRecord(marks, records.capacity);
    return { slots: [], ranking, scores, score, parsed: text };
  }

  const index = records.textIndex(shapeOf(settings));
  const view = attributeView(index, settings, options);
  const slots = expandQuery(parsed.words, index, synonyms, options);
  const many = {
    minProximity: options.minProximity,
    bestAttribute:
      options.attributeCriteria === "best" && ranking.indexOf("attribute") < ranking.indexOf("proximity"),
    needed: options.typoTolerance === "true" ? needed : records.capacity,
    typoFirst: ranking[0] === "typo",
  };
  const match = () => {
    const [first, second] = slots;
    const isPair = slots.length === 2 && !many.bestAttribute && !slots.some((slot) => slot.isOptional);
    if (first && slots.length === 1) {
      const mode = options.exactOnSingleWordQuery as SingleExact;
      matchOne(first, index.postings, marks, view, mode, records.capacity);
    } else if (first && second && isPair) {
      matchTwo([first, second], index.postings, marks, view, records.capacity, options.minProximity);
    } else matchMany(slots, index.postings, marks, view, records.capacity, many);
  };

  match();
  let afterRemoval: string | undefined;
  for (const removed of candidates.count === 0 ? removals(slots, options.removeWordsIfNoResults) : []) {
    for (const slot of slots) if (removed.includes(slot)) slot.isOptional = true;
    match();
    if (candidates.count === 0) continue;
    const show = (slot: Slot) =>
      removed.includes(slot) ? `<em>${slot.words.join(" ")}</em>` : slot.words.join(" ");
    afterRemoval = slots.map(show).join(" ");
    break;
  }
  keepFewestTypos(options.typoTolerance);
  return { slots, ranking, scores, score, parsed: text, afterRemoval };
};
