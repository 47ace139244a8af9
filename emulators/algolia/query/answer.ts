import type { StoredSettings } from "@/emulators/algolia/settings/settings";
import type { FacetCounts, FacetStatistics } from "./facets";
import type { Found } from "./find";
import type { SearchOptions } from "./options";
import type { pageOf } from "./pages";

const LIMIT_MESSAGE = (limit: number) =>
  `you can only fetch the ${limit} hits for this query. You can extend the number of hits returned via the paginationLimitedTo index parameter or use the browse method. You can read our FAQ for more details about browsing: https://www.algolia.com/doc/faq/index-configuration/how-can-i-retrieve-all-the-records-in-my-index`;

/** Texts may hold halves of characters, which cannot be encoded. */
const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

const paramsText = (parameters: Record<string, unknown>): string =>
  Object.entries(parameters)
    .map(([name, value]) => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      return `${name}=${encode(text ?? "")}`;
    })
    .join("&");

const onlyFields = (answer: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> => {
  if (fields.includes("*")) return answer;
  const kept = new Set([...fields, "message"]);
  return Object.fromEntries(Object.entries(answer).filter(([name]) => kept.has(name)));
};

type Parts = {
  name: string;
  parameters: Record<string, unknown>;
  settings: StoredSettings;
  options: SearchOptions;
  found: Found;
  facets: { facets: FacetCounts; statistics: FacetStatistics };
  /** In JSON. */
  hits: readonly string[];
  nbHits: number;
  nbSortedHits?: number;
  page: ReturnType<typeof pageOf>;
  queryID?: string;
  /** Time the search took, in ms. */
  elapsed: number;
};

const facetFields = ({ options, facets: { facets, statistics } }: Parts) => ({
  ...(options.facets.length > 0 && { facets, exhaustiveFacetsCount: true }),
  ...(Object.keys(statistics).length > 0 && { facets_stats: statistics }),
});

const virtualFields = ({ nbSortedHits, options }: Parts) =>
  nbSortedHits === undefined ? {} : { nbSortedHits, appliedRelevancyStrictness: options.relevancyStrictness };

/** All but the hits. */
const fieldsOf = (parts: Parts): Record<string, unknown> => {
  const { name, options, found, page, settings, elapsed, queryID, nbHits } = parts;
  const isBeyond = page.from >= options.paginationLimitedTo && nbHits > 0;
  return {
    nbHits,
    ...virtualFields(parts),
    ...page.answer,
    ...facetFields(parts),
    exhaustiveNbHits: true,
    exhaustiveTypo: true,
    exhaustive: { facetsCount: true, nbHits: true, typo: true },
    ...(isBeyond && { message: LIMIT_MESSAGE(options.paginationLimitedTo) }),
    query: options.query,
    ...(found.afterRemoval && { queryAfterRemoval: found.afterRemoval }),
    params: paramsText(parts.parameters),
    index: name,
    ...(options.getRankingInfo && { parsedQuery: found.parsed, indexUsed: name, serverUsed: "local" }),
    renderingContent: settings.renderingContent ?? {},
    ...(settings.userData !== undefined && { userData: settings.userData }),
    processingTimeMS: elapsed,
    processingTimingsMS: { total: elapsed },
    serverTimeMS: elapsed,
    ...(queryID && { queryID }),
  };
};

/** What a search answers, in JSON, field by field as the vendor does. */
export const answerText = (parts: Parts): string => {
  const { responseFields } = parts.options;
  const others = JSON.stringify(onlyFields(fieldsOf(parts), responseFields));
  if (!responseFields.includes("*") && !responseFields.includes("hits")) return others;
  const hits = `"hits":[${parts.hits.join(",")}]`;
  return others === "{}" ? `{${hits}}` : `{${hits},${others.slice(1)}`;
};
