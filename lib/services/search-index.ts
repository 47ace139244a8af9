import { type Algoliasearch, algoliasearch, type IndexSettings } from "algoliasearch";
import { env, requireEnv } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";

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
  client ??= algoliasearch(
    requireEnv("ALGOLIA_APP_ID"),
    requireEnv("ALGOLIA_ADMIN_KEY"),
    hosts.length > 0 ? { hosts } : {},
  );
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

export const indexName = (name: string): string => `${env.ALGOLIA_INDEX_PREFIX}${name}`;

export type { IndexSettings };
