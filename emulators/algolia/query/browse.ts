import { performance } from "node:perf_hooks";
import { badRequest } from "@/emulators/algolia/settings/vendor-error";
import { candidates } from "./candidates";
import { find, type Searched } from "./find";
import { readOptions } from "./options";
import { project } from "./projection";
import { orderBy, takeBest } from "./ranking";

type Cursor = { from: number; parameters: Record<string, unknown> };

const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

const decodeCursor = (text: string): Cursor => {
  try {
    const cursor = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Cursor;
    if (Number.isInteger(cursor.from)) return cursor;
  } catch {
    // Falls through: whatever it was, it is not ours.
  }
  throw badRequest("Invalid cursor");
};

const DEFAULT_SIZE = 1_000;
/** Search features that browsing does without. */
const IGNORED = [
  "advancedSyntax",
  "attributesToHighlight",
  "attributesToSnippet",
  "distinct",
  "enableRules",
  "facets",
  "getRankingInfo",
  "ignorePlurals",
  "optionalFilters",
];

/** Every record that matches, page after page, ranked by sorts and custom ranking only. */
export const browse = (
  searched: Searched,
  sent: Record<string, unknown>,
  hidden: readonly string[],
  forcedFilters?: string,
): Record<string, unknown> => {
  const started = performance.now();
  const { cursor, ...given } = sent;
  const { from, parameters } =
    typeof cursor === "string" ? decodeCursor(cursor) : { from: undefined, parameters: given };
  const kept = Object.fromEntries(Object.entries(parameters).filter(([name]) => !IGNORED.includes(name)));
  const options = readOptions(searched.settings, { hitsPerPage: DEFAULT_SIZE, ...kept }, forcedFilters);
  const { ranking } = find(searched, options, 0);
  const sorts = ranking.filter((criterion) => criterion.includes("("));
  const start = from ?? options.page * options.hitsPerPage;
  const end = start + options.hitsPerPage;
  const count = candidates.count;
  const best = takeBest(count, end, orderBy(sorts, searched.records, undefined));
  const hits = best
    .slice(start, end)
    .map((at) =>
      project(searched.records.at(candidates.docs[at] ?? 0), options.attributesToRetrieve, hidden),
    );
  return {
    hits,
    page: Math.floor(start / Math.max(1, options.hitsPerPage)),
    nbHits: count,
    nbPages: Math.ceil(count / Math.max(1, options.hitsPerPage)),
    hitsPerPage: options.hitsPerPage,
    query: options.query,
    params: "",
    processingTimeMS: Math.max(1, Math.round(performance.now() - started)),
    ...(end < count && { cursor: encodeCursor({ from: end, parameters }) }),
  };
};
