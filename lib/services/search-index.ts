import { createHmac } from "node:crypto";
import { type Algoliasearch, algoliasearch, type IndexSettings, type SynonymHit } from "algoliasearch";
import { env, requireEnv } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { searchRequester } from "./search-requester";

let client: Algoliasearch | undefined;

/** Hosts as the client takes them; empty means Algolia's own. */
export const searchHosts = () =>
  env.ALGOLIA_HOSTS.map((entry) => {
    const { host, protocol } = new URL(entry);
    return {
      url: host,
      accept: "readWrite" as const,
      protocol: protocol.replace(":", "") as "http" | "https",
    };
  });

const connection = (): Algoliasearch => {
  const hosts = searchHosts();
  client ??= algoliasearch(requireEnv("ALGOLIA_APP_ID"), requireEnv("ALGOLIA_ADMIN_KEY"), {
    requester: searchRequester,
    ...(hosts.length > 0 ? { hosts } : {}),
  });
  return client;
};

/** Runs a call to Algolia; anything that keeps it from answering becomes an `UnavailableError`. */
export const withSearchIndex = async <T>(run: (client: Algoliasearch) => Promise<T>): Promise<T> => {
  try {
    return await run(connection());
  } catch (cause) {
    throw new UnavailableError("algolia", cause);
  }
};

type Span = { from: string; to: string; limit: number };

const analyticsOf = (client: Algoliasearch) => {
  const hosts = searchHosts();
  return client.initAnalytics(hosts.length > 0 ? { options: { hosts } } : {});
};

/** The most frequent searches of an index from one day to another (`2026-01-31`), browsers' own searches included. */
export const topSearches = (
  index: string,
  { from, to, limit }: Span,
): Promise<{ search: string; count: number; nbHits: number }[]> =>
  withSearchIndex(async (client) => {
    const answer = await analyticsOf(client).getTopSearches({ index, startDate: from, endDate: to, limit });
    return "searches" in answer
      ? answer.searches.map(({ search, count, nbHits }) => ({ search, count, nbHits }))
      : [];
  });

/** The most frequent searches that found nothing. */
export const emptySearches = (
  index: string,
  { from, to, limit }: Span,
): Promise<{ search: string; count: number }[]> =>
  withSearchIndex(async (client) => {
    const span = { index, startDate: from, endDate: to, limit };
    const { searches } = await analyticsOf(client).getSearchesNoResults(span);
    return searches.map(({ search, count }) => ({ search, count }));
  });

/**
 * A key for browsers that may search these indices and no other, whatever the search key itself may: in Algolia's way, a
 * signature by that key and what it signs. (The SDK makes these only in Node's own build of it.)
 */
export const browserSearchKey = (indices: string[]): string => {
  const restrictions = `restrictIndices=${encodeURIComponent(indices.join(","))}`;
  const signature = createHmac("sha256", requireEnv("ALGOLIA_SEARCH_KEY")).update(restrictions).digest("hex");
  return Buffer.from(`${signature}${restrictions}`).toString("base64");
};

export const indexName = (name: string): string => `${env.ALGOLIA_INDEX_PREFIX}${name}`;

export type { Algoliasearch, IndexSettings, SynonymHit };
