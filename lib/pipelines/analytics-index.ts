import { env } from "@/lib/kernel/env";
import { canonicalJson } from "@/lib/kernel/hash";
import {
  type Algoliasearch,
  type IndexSettings,
  indexName,
  withSearchIndex,
} from "@/lib/services/search-index";
import type { AnalyticsDocument } from "./analytics-document";
import { ANALYTICS_INDEX, analyticsIndexOf } from "./rules";

const SETTINGS: IndexSettings = {
  searchableAttributes: ["items.name", "orderId", "items.product", "status"],
  attributesForFaceting: ["filterOnly(source)", "filterOnly(currency)"],
  numericAttributesForFiltering: ["amountNumber", "occurredAtMs"],
  customRanking: ["desc(occurredAtMs)"],
  ranking: ["custom"],
  attributesToHighlight: [],
};

/** Indices that this process has given their settings. */
const prepared = new Set<string>();

const prepare = async (client: Algoliasearch, name: string): Promise<void> => {
  if (prepared.has(name)) return;
  await client.setSettings({ indexName: name, indexSettings: SETTINGS });
  prepared.add(name);
};

/** The index that an order of this moment belongs to. */
export const analyticsIndex = (at: Date): string => indexName(analyticsIndexOf(at, env.ANALYTICS_ROTATION));

/** Writes whole documents under the events' ids, so that the same ones again change nothing. */
export const saveDocuments = (name: string, documents: Record<string, unknown>[]): Promise<void> =>
  withSearchIndex(async (client) => {
    await prepare(client, name);
    const requests = documents.map((body) => ({ action: "addObject" as const, body }));
    await client.batch({ indexName: name, batchWriteParams: { requests } });
  });

/** All indices that hold documents, whatever the rotation was. */
export const listAnalyticsIndices = (): Promise<string[]> =>
  withSearchIndex(async (client) => {
    const base = indexName(ANALYTICS_INDEX);
    const own = new RegExp(`^${base.replace(/[^\w]/g, "\\$&")}(_\\d{4}-\\d\\d(-\\d\\d)?)?$`);
    const { items } = await client.listIndices();
    return items.map(({ name }) => name).filter((name) => own.test(name));
  });

/** Every document that the indices hold, by index and id, as canonical text. */
export const browseDocuments = async (): Promise<Map<string, Map<string, string>>> => {
  const held = new Map<string, Map<string, string>>();
  for (const name of await listAnalyticsIndices()) {
    const documents = new Map<string, string>();
    await withSearchIndex((client) =>
      client.browseObjects<AnalyticsDocument>({
        indexName: name,
        browseParams: { query: "", hitsPerPage: 1000 },
        aggregator: ({ hits }) => {
          for (const { _highlightResult: _, _snippetResult: __, ...document } of hits)
            documents.set(document.objectID, canonicalJson(document));
        },
      }),
    );
    held.set(name, documents);
  }
  return held;
};

export const deleteDocuments = (name: string, ids: string[]): Promise<void> =>
  withSearchIndex(async (client) => {
    const requests = ids.map((objectID) => ({ action: "deleteObject" as const, body: { objectID } }));
    await client.batch({ indexName: name, batchWriteParams: { requests } });
  });

export type AnalyticsQuery = { q: string; minAmount?: number; from?: Date; to?: Date; limit: number };

/** Algolia's limit on queries in one call. */
const QUERIES_AT_ONCE = 50;

const filtersOf = ({ minAmount, from, to }: AnalyticsQuery): string[] => [
  ...(minAmount === undefined ? [] : [`amountNumber>=${minAmount}`]),
  ...(from ? [`occurredAtMs>=${from.getTime()}`] : []),
  ...(to ? [`occurredAtMs<${to.getTime()}`] : []),
];

/** The newest documents that match, over all indices, and how many match in all. */
export const searchDocuments = async (
  query: AnalyticsQuery,
): Promise<{ found: AnalyticsDocument[]; total: number }> => {
  const names = await listAnalyticsIndices();
  const found: AnalyticsDocument[] = [];
  let total = 0;
  for (let start = 0; start < names.length; start += QUERIES_AT_ONCE) {
    const requests = names.slice(start, start + QUERIES_AT_ONCE).map((name) => ({
      indexName: name,
      query: query.q,
      hitsPerPage: query.limit,
      numericFilters: filtersOf(query),
    }));
    const { results } = await withSearchIndex((client) =>
      client.searchForHits<AnalyticsDocument>({ requests }),
    );
    for (const { hits, nbHits = 0 } of results) {
      found.push(...hits);
      total += nbHits;
    }
  }
  found.sort((left, right) => right.occurredAtMs - left.occurredAtMs);
  return { found: found.slice(0, query.limit), total };
};
