import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Algoliasearch, algoliasearch } from "algoliasearch";
import { startAlgolia } from "@/emulators/algolia/start";
import { createFaults, type Faults } from "@/emulators/kit/faults";
import type { Service } from "@/emulators/kit/service";

/** The client has it on servers only, where its types do not show it. */
type SignsKeys = {
  generateSecuredApiKey(options: { parentApiKey: string; restrictions?: Record<string, unknown> }): string;
};

/** A stand-in on a folder of its own with the vendor's client pointed at it. */
export type Harness = {
  service: Service;
  faults: Faults;
  /** With the admin key. */
  client: Algoliasearch & SignsKeys;
  clientWith(apiKey: string): Algoliasearch;
  /** Ids of the hits, in order. */
  ids(indexName: string, query: string, searchParams?: Record<string, unknown>): Promise<string[]>;
  fill(
    indexName: string,
    objects: Record<string, unknown>[],
    settings?: Record<string, unknown>,
  ): Promise<void>;
  close(): Promise<void>;
};

const clientFor = ({ url, env }: Service, apiKey: string): Algoliasearch =>
  algoliasearch(env.ALGOLIA_APP_ID ?? "", apiKey, {
    hosts: [{ url: new URL(url).host, accept: "readWrite", protocol: "http" }],
  });

export const startHarness = async (): Promise<Harness> => {
  const dataDir = mkdtempSync(join(tmpdir(), "algolia-"));
  const faults = createFaults();
  const service = await startAlgolia({ dataDir, port: 0, faults });
  const client = clientFor(service, service.env.ALGOLIA_ADMIN_KEY ?? "") as Algoliasearch & SignsKeys;
  return {
    service,
    faults,
    client,
    clientWith: (apiKey) => clientFor(service, apiKey),
    async ids(indexName, query, searchParams) {
      const { hits } = await client.searchSingleIndex({
        indexName,
        searchParams: { query, ...searchParams },
      });
      return hits.map((hit) => hit.objectID);
    },
    async fill(indexName, objects, indexSettings) {
      if (indexSettings) await client.setSettings({ indexName, indexSettings });
      await client.saveObjects({ indexName, objects, waitForTasks: true });
    },
    async close() {
      await service.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
};

/** Records with the words as their name, numbered from 1. */
export const named = (...names: string[]): { objectID: string; name: string }[] =>
  names.map((name, index) => ({ objectID: String(index + 1), name }));
