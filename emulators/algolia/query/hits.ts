import type { RecordData } from "@/emulators/algolia/records/paths";
import type { RecordSet } from "@/emulators/algolia/records/record-set";
import { type StoredSettings, searchableOf } from "@/emulators/algolia/settings/settings";
import { candidates } from "./candidates";
import { highlightText, mapTexts } from "./highlight";
import type { SearchOptions } from "./options";
import { pickPaths, project } from "./projection";
import { parseSnippet, snippetText } from "./snippet";
import type { WordMatcher } from "./word-matcher";

/** Fields the engine adds to records; a caller that selects attributes never selects these away. */
export type Hit = RecordData & Record<string, unknown>;

export type HitContext = {
  records: RecordSet;
  settings: StoredSettings;
  options: SearchOptions;
  matcher: WordMatcher;
  /** Attributes kept from callers without the right to see them. */
  hidden: readonly string[];
  scores?: Uint16Array;
};

const highlightPaths = (record: RecordData, { settings, options, hidden }: HitContext): string[] => {
  const listed = options.attributesToHighlight ?? searchableOf(settings)?.map(({ path }) => path) ?? ["*"];
  const paths = listed.includes("*") ? Object.keys(record).filter((path) => path !== "objectID") : listed;
  return paths.filter((path) => !hidden.includes(path));
};

const highlightResult = (record: RecordData, context: HitContext): Record<string, unknown> | undefined => {
  const paths = highlightPaths(record, context);
  if (paths.length === 0) return undefined;
  const { matcher, options } = context;
  const highlight = (text: string) => highlightText(text, matcher, options);
  return pickPaths(record, paths, (leaf) => mapTexts(leaf, highlight, options.restrictHighlight));
};

const snippetResult = (record: RecordData, context: HitContext): Record<string, unknown> | undefined => {
  const { matcher, options } = context;
  if (options.attributesToSnippet.length === 0) return undefined;
  let result: Record<string, unknown> = {};
  for (const entry of options.attributesToSnippet) {
    const { path, words } = parseSnippet(entry);
    const paths = path === "*" ? Object.keys(record).filter((name) => name !== "objectID") : [path];
    const snippet = (text: string) => snippetText(text, words, matcher, options);
    const picked = pickPaths(record, paths, (leaf) => mapTexts(leaf, snippet, options.restrictHighlight));
    result = { ...result, ...picked };
  }
  return result;
};

const rankingInfo = (at: number, context: HitContext) => {
  const doc = candidates.docs[at] ?? 0;
  const place = candidates.attribute[at] ?? 0;
  return {
    nbTypos: candidates.typos[at] ?? 0,
    firstMatchedWord: (place >>> 10) * 1_000 + (place & 1_023),
    proximityDistance: candidates.proximity[at] ?? 0,
    userScore: context.records.capacity - doc,
    geoDistance: 0,
    geoPrecision: 1,
    nbExactWords: candidates.exact[at] ?? 0,
    words: candidates.words[at] ?? 0,
    filters: context.scores?.[doc] ?? 0,
  };
};

/** A record as a search answers it. `at` is its place among the candidates. */
export const buildHit = (at: number, context: HitContext): Hit => {
  const { records, options } = context;
  const record = records.at(candidates.docs[at] ?? 0);
  const hit: Hit = project(record, options.attributesToRetrieve, context.hidden);
  const snippets = snippetResult(record, context);
  if (snippets) hit._snippetResult = snippets;
  const highlights = highlightResult(record, context);
  if (highlights) hit._highlightResult = highlights;
  if (options.getRankingInfo) hit._rankingInfo = rankingInfo(at, context);
  return hit;
};
