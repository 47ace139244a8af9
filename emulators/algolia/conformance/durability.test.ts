import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Algoliasearch, algoliasearch } from "algoliasearch";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;
let child: ChildProcess | undefined;
let client: Algoliasearch;
let appId: string;

const script = fileURLToPath(new URL("../bench.ts", import.meta.url));

/** A stand-in in a process of its own, so that it can be killed. */
const start = async (): Promise<void> => {
  const started = spawn(process.execPath, ["--import", "tsx", script, "--serve", folder], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child = started;
  const platform = await new Promise<{ url: string; appId: string; adminKey: string }>((resolve, reject) => {
    started.once("message", (message) =>
      resolve(message as { url: string; appId: string; adminKey: string }),
    );
    started.once("exit", (code) => reject(new Error(`The server ended with ${code}`)));
  });
  appId = platform.appId;
  client = algoliasearch(platform.appId, platform.adminKey, {
    hosts: [{ url: new URL(platform.url).host, accept: "readWrite", protocol: "http" }],
  });
};

const kill = async (): Promise<void> => {
  const gone = new Promise((resolve) => child?.once("exit", resolve));
  child?.kill("SIGKILL");
  await gone;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "algolia-durable-"));
});
afterAll(async () => {
  await kill();
  rmSync(folder, { recursive: true });
});

it("loses nothing acknowledged when it is killed in the middle of writing", async () => {
  await start();
  const firstApp = appId;
  await client.setSettings({
    indexName: "goods",
    indexSettings: {
      searchableAttributes: ["name"],
      replicas: ["goods_up"],
      attributesForFaceting: ["even"],
    },
  });
  await client.setSettings({ indexName: "goods_up", indexSettings: { ranking: ["asc(size)"] } });
  await client.saveSynonyms({
    indexName: "goods",
    synonymHit: [{ objectID: "s", type: "synonym", synonyms: ["good", "ware"] }],
  });
  const acknowledged = new Set<string>();
  let isKilled = false;
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; !isKilled; n++) {
      const objectID = `${writer}-${n}`;
      const body = { objectID, name: `good ${objectID}`, size: n, even: n % 2 === 0 };
      const saved = await client.saveObject({ indexName: "goods", body }).catch(() => undefined);
      if (saved) acknowledged.add(objectID);
    }
  };
  const writers = [1, 2, 3, 4].map(write);
  await new Promise((resolve) => setTimeout(resolve, 700));
  await kill();
  isKilled = true;
  await Promise.all(writers);
  expect(acknowledged.size).toBeGreaterThan(20);

  // A line that was cut short was never acknowledged.
  appendFileSync(join(folder, "journal.ndjson"), '{"type":"put","index":"goods","recor');
  await start();
  expect(appId).toBe(firstApp);
  const stored = new Set<string>();
  await client.browseObjects({
    indexName: "goods",
    aggregator: ({ hits }) => {
      for (const hit of hits) stored.add(hit.objectID);
    },
  });
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  const search = (indexName: string, searchParams: Record<string, unknown>) =>
    client.searchSingleIndex({ indexName, searchParams });
  expect((await search("goods_up", { query: "ware" })).nbHits).toBe(0);
  expect((await search("goods", { query: "ware", filters: "even:true" })).nbHits).toBeGreaterThan(0);
  expect((await search("goods_up", { query: "good", hitsPerPage: 1 })).hits[0]).toMatchObject({ size: 0 });
}, 60_000);

it("folds a long journal into a snapshot and reads it back", async () => {
  const filler = "lorem ipsum dolor ".repeat(300);
  for (let round = 0; round < 12; round++) {
    const objects = Array.from({ length: 400 }, (_, i) => ({
      objectID: `big-${i}`,
      name: `round${round} ${i}`,
      filler,
    }));
    await client.saveObjects({ indexName: "folded", objects });
  }
  await client.partialUpdateObject({
    indexName: "folded",
    objectID: "big-7",
    attributesToUpdate: { name: "last one" },
  });
  await kill();
  await start();
  const { hits, nbHits } = await client.searchSingleIndex({
    indexName: "folded",
    searchParams: { query: "last one", attributesToRetrieve: ["name"], attributesToHighlight: [] },
  });
  expect([nbHits, hits]).toEqual([1, [{ objectID: "big-7", name: "last one" }]]);
  const round11 = await client.searchSingleIndex({
    indexName: "folded",
    searchParams: { query: "round11", typoTolerance: false },
  });
  expect(round11.nbHits).toBe(399);
}, 60_000);
