import type { RecordData } from "@/emulators/algolia/records/paths";
import type { RecordSet } from "@/emulators/algolia/records/record-set";
import { type StoredSettings, searchableOf } from "@/emulators/algolia/settings/settings";
import { candidates } from "./candidates";
import { highlightText, mapTexts } from "./highlight";
import type { SearchOptions } from "./options";
import { pickPaths, project } from "./projection";
import { parseSnippet, snippetText } from "./snippet";
import type { WordMatcher } from "./word-matcher";

export type HitContext = {
  records: RecordSet;
  settings: StoredSettings;
  options: SearchOptions;
  matcher: WordMatcher;
  /** Attributes kept from callers without the right to see them. */
  hidden: readonly string[];
  scores?: Uint16Array;
  score: number;
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
    filters: context.scores?.[doc] ?? context.score,
  };
};

/** Whether the caller gets every attribute, so that the record can be answered as it is stored. */
const isWhole = ({ options: { attributesToRetrieve: wanted }, hidden }: HitContext): boolean =>
  hidden.length === 0 && (wanted === undefined || (wanted.length === 1 && wanted[0] === "*"));

/**
 * A record as a search answers it, in JSON: what is stored as text is not read and written again for each of the many
 * pages it is on. `at` is its place among the candidates.
 */
export const hitText = (at: number, context: HitContext): string => {
  const { records, options } = context;
  const doc = candidates.docs[at] ?? 0;
  const stored = records.textAt(doc);
  const record = JSON.parse(stored) as RecordData;
  const added: Record<string, unknown> = {};
  const snippets = snippetResult(record, context);
  if (snippets) added._snippetResult = snippets;
  const highlights = highlightResult(record, context);
  if (highlights) added._highlightResult = highlights;
  if (options.getRankingInfo) added._rankingInfo = rankingInfo(at, context);
  const seen = isWhole(context)
    ? stored
    : JSON.stringify(project(record, options.attributesToRetrieve, context.hidden));
  const more = JSON.stringify(added);
  return more === "{}" ? seen : `${seen.slice(0, -1)},${more.slice(1)}`;
};
