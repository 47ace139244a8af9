import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, named, startHarness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

describe("ranking formula", () => {
  it("puts words that stand together first, in their order", async () => {
    await h.fill("near", named("dog and other food", "food dog", "dog food", "dog a b c d e f g h food"));
    expect(await h.ids("near", "dog food")).toEqual(["3", "1", "2", "4"].sort((a, b) => order(a) - order(b)));
  });

  it("puts matches in better attributes first, then earlier matches where order counts", async () => {
    const objects = [
      { objectID: "text", title: "Nothing", text: "solar lamp" },
      { objectID: "late", title: "A garden lamp with solar", text: "" },
      { objectID: "early", title: "Solar garden lamp", text: "" },
    ];
    await h.fill("attribute", objects, { searchableAttributes: ["title", "text"] });
    expect(await h.ids("attribute", "solar")).toEqual(["early", "late", "text"]);
    await h.client.setSettings({
      indexName: "attribute",
      indexSettings: {
        searchableAttributes: ["unordered(title)", "text"],
        customRanking: ["desc(objectID)"],
      },
    });
    const { hits } = await h.client.searchSingleIndex({
      indexName: "attribute",
      searchParams: { query: "solar", getRankingInfo: true },
    });
    const places = Object.fromEntries(hits.map((hit) => [hit.objectID, hit._rankingInfo?.firstMatchedWord]));
    expect(places).toEqual({ early: 0, late: 0, text: 1_000 });
  });

  it("treats attributes of one entry alike", async () => {
    const objects = [
      { objectID: "1", a: "", b: "piano", rank: 2 },
      { objectID: "2", a: "piano", b: "", rank: 1 },
    ];
    await h.fill("same", objects, { searchableAttributes: ["a,b"], customRanking: ["desc(rank)"] });
    expect(await h.ids("same", "piano")).toEqual(["1", "2"]);
  });

  it("puts exact words before prefixes, and for one word whole attributes first", async () => {
    const objects = [
      { objectID: "prefix", name: "roads", sold: 9 },
      { objectID: "within", name: "road trip", sold: 5 },
      { objectID: "whole", name: "road", sold: 1 },
    ];
    await h.fill("exact", objects, { searchableAttributes: ["name"], customRanking: ["desc(sold)"] });
    expect(await h.ids("exact", "road")).toEqual(["whole", "prefix", "within"]);
    expect(await h.ids("exact", "road", { exactOnSingleWordQuery: "word" })).toEqual([
      "within",
      "whole",
      "prefix",
    ]);
    expect(await h.ids("exact", "road", { exactOnSingleWordQuery: "none" })).toEqual([
      "prefix",
      "within",
      "whole",
    ]);
    const without = { exactOnSingleWordQuery: "word", disableExactOnAttributes: ["name"] };
    expect(await h.ids("exact", "road", without)).toEqual(["prefix", "within", "whole"]);
  });

  it("breaks ties by custom ranking, up, down, over several attributes, missing values last", async () => {
    const objects = [
      { objectID: "a", name: "x", sold: 1, price: 5 },
      { objectID: "b", name: "x", sold: 1, price: 3 },
      { objectID: "c", name: "x", sold: 7, price: 9 },
      { objectID: "d", name: "x", price: 1 },
    ];
    await h.fill("custom", objects, { customRanking: ["desc(sold)", "asc(price)"] });
    expect(await h.ids("custom", "x")).toEqual(["c", "b", "a", "d"]);
    expect(await h.ids("custom", "")).toEqual(["c", "b", "a", "d"]);
    await h.client.setSettings({ indexName: "custom", indexSettings: { customRanking: ["asc(sold)"] } });
    expect((await h.ids("custom", "")).at(-1)).toBe("d");
  });

  it("sorts texts and booleans too", async () => {
    const objects = [
      { objectID: "1", title: "beta", isNew: true },
      { objectID: "2", title: "Alpha", isNew: false },
      { objectID: "3", title: "gamma", isNew: true },
    ];
    await h.fill("texts", objects, { customRanking: ["desc(isNew)", "asc(title)"] });
    expect(await h.ids("texts", "")).toEqual(["1", "3", "2"]);
  });

  it("lifts what optional filters name without leaving out the rest", async () => {
    const objects = named("lamp", "lamp", "lamp").map((record, i) => ({
      ...record,
      brand: ["A", "B", "C"][i],
    }));
    await h.fill("lifted", objects, { attributesForFaceting: ["brand"] });
    expect(await h.ids("lifted", "lamp", { optionalFilters: ["brand:B"] })).toEqual(["2", "1", "3"]);
    expect(await h.ids("lifted", "lamp", { optionalFilters: ["brand:-A"] })).toEqual(["2", "3", "1"]);
    const scored = [["brand:B<score=1>", "brand:C<score=3>"]];
    expect(await h.ids("lifted", "lamp", { optionalFilters: scored })).toEqual(["3", "2", "1"]);
  });

  it("keeps one record of a group where distinct is on", async () => {
    const objects = [
      { objectID: "red-1", name: "shirt", model: "red", sold: 1 },
      { objectID: "red-2", name: "shirt", model: "red", sold: 5 },
      { objectID: "blue", name: "shirt", model: "blue", sold: 3 },
      { objectID: "none", name: "shirt", sold: 0 },
    ];
    await h.fill("groups", objects, { attributeForDistinct: "model", customRanking: ["desc(sold)"] });
    expect(await h.ids("groups", "shirt")).toEqual(["red-2", "blue", "red-1", "none"]);
    expect(await h.ids("groups", "shirt", { distinct: true })).toEqual(["red-2", "blue", "none"]);
    expect(await h.ids("groups", "shirt", { distinct: 2 })).toHaveLength(4);
  });
});

/** Distance 1, 2 (one in wrong order), 3, 8 or more. */
const order = (id: string): number => ["3", "2", "1", "4"].indexOf(id);

describe("replicas", () => {
  const objects = [
    { objectID: "cheap", name: "Phone case", price: 5, sold: 1 },
    { objectID: "dear", name: "Phone", price: 900, sold: 50 },
    { objectID: "middle", name: "Phone stand", price: 20, sold: 9 },
  ];

  it("hold the same records in another order, and follow every change of the primary", async () => {
    await h.fill("goods", objects, {
      customRanking: ["desc(sold)"],
      searchableAttributes: ["name"],
      replicas: ["goods_price_asc", "goods_price_desc"],
    });
    const sorted = (first: string) => ({
      ranking: [first, "typo", "words", "proximity", "attribute", "exact", "custom"],
    });
    await h.client.setSettings({ indexName: "goods_price_asc", indexSettings: sorted("asc(price)") });
    await h.client.setSettings({ indexName: "goods_price_desc", indexSettings: sorted("desc(price)") });
    expect(await h.ids("goods", "")).toEqual(["dear", "middle", "cheap"]);
    expect(await h.ids("goods_price_asc", "phone")).toEqual(["cheap", "middle", "dear"]);
    expect(await h.ids("goods_price_desc", "phone")).toEqual(["dear", "middle", "cheap"]);
    await h.client.partialUpdateObject({
      indexName: "goods",
      objectID: "cheap",
      attributesToUpdate: { price: 950 },
    });
    expect(await h.ids("goods_price_asc", "phone")).toEqual(["middle", "dear", "cheap"]);
    expect(await h.client.getSettings({ indexName: "goods_price_asc" })).toMatchObject({ primary: "goods" });
  });

  it("take settings and synonyms of the primary only when they are forwarded", async () => {
    const indexSettings = { hitsPerPage: 2 };
    await h.client.setSettings({ indexName: "goods", indexSettings });
    expect(await h.ids("goods", "")).toHaveLength(2);
    expect(await h.ids("goods_price_asc", "")).toHaveLength(3);
    await h.client.setSettings({ indexName: "goods", indexSettings, forwardToReplicas: true });
    expect(await h.ids("goods_price_asc", "")).toHaveLength(2);
    const synonymHit = [{ objectID: "s", type: "synonym" as const, synonyms: ["phone", "handset"] }];
    await h.client.saveSynonyms({ indexName: "goods", synonymHit, forwardToReplicas: true });
    expect(await h.ids("goods_price_desc", "handset")).toHaveLength(2);
  });

  it("take no records of their own, and are deleted only once unlinked", async () => {
    const write = h.client.saveObject({ indexName: "goods_price_asc", body: { objectID: "x" } });
    await expect(write).rejects.toMatchObject({ status: 403 });
    await expect(h.client.deleteIndex({ indexName: "goods_price_asc" })).rejects.toMatchObject({
      status: 403,
    });
    await h.client.setSettings({ indexName: "goods", indexSettings: { replicas: ["goods_price_desc"] } });
    expect(await h.ids("goods_price_asc", "")).toHaveLength(2);
    await h.client.deleteIndex({ indexName: "goods_price_asc" });
    const { items } = await h.client.listIndices();
    expect(items.find(({ name }) => name === "goods")).toMatchObject({
      entries: 3,
      replicas: ["goods_price_desc"],
    });
    expect(items.find(({ name }) => name === "goods_price_desc")).toMatchObject({
      entries: 3,
      primary: "goods",
    });
    expect(items.some(({ name }) => name === "goods_price_asc")).toBe(false);
  });

  it("may be virtual: settings of the primary, another sort, less relevant records left out", async () => {
    await h.fill("relevant", objects, {
      searchableAttributes: ["name"],
      replicas: ["virtual(relevant_price)"],
    });
    await h.client.setSettings({
      indexName: "relevant_price",
      indexSettings: { customRanking: ["desc(price)"], ranking: ["desc(price)"], relevancyStrictness: 100 },
    });
    await h.client.saveObject({
      indexName: "relevant",
      body: { objectID: "typo", name: "Phome", price: 5_000 },
    });
    const { items } = await h.client.listIndices();
    expect(items.find(({ name }) => name === "relevant_price")).toMatchObject({
      virtual: true,
      primary: "relevant",
    });
    expect(await h.ids("relevant_price", "phone")).toEqual(["dear", "middle", "cheap"]);
    const loose = await h.ids("relevant_price", "phone", { relevancyStrictness: 0 });
    expect(loose).toEqual(["typo", "dear", "middle", "cheap"]);
  });
});

describe("copies and moves", () => {
  it("copies parts of an index, or all of it", async () => {
    await h.fill("origin", named("One", "Two"), { hitsPerPage: 7 });
    const params = { operation: "copy" as const, destination: "shape", scope: ["settings" as const] };
    await h.client.operationIndex({ indexName: "origin", operationIndexParams: params });
    expect(await h.client.getSettings({ indexName: "shape" })).toMatchObject({ hitsPerPage: 7 });
    expect(await h.ids("shape", "")).toEqual([]);
    const whole = { operation: "copy" as const, destination: "copied" };
    await h.client.operationIndex({ indexName: "origin", operationIndexParams: whole });
    await h.client.deleteObject({ indexName: "origin", objectID: "1" });
    expect(await h.ids("copied", "")).toEqual(["1", "2"]);
  });

  it("swaps a rebuilt index in at once, replicas included, with no search in between that finds nothing", async () => {
    const version = (round: number) =>
      Array.from({ length: 500 }, (_, i) => ({
        objectID: String(i),
        name: `product round${round}`,
        price: i,
      }));
    await h.fill("live", version(1), { replicas: ["live_price"], searchableAttributes: ["name"] });
    const ranking = ["desc(price)", "typo"];
    await h.client.setSettings({ indexName: "live_price", indexSettings: { ranking } });
    let isDone = false;
    const counts = new Set<number>();
    const watch = (async () => {
      while (!isDone) {
        for (const indexName of ["live", "live_price"]) {
          const { nbHits = 0 } = await h.client.searchSingleIndex({
            indexName,
            searchParams: { query: "product" },
          });
          counts.add(nbHits);
        }
      }
    })();
    await h.client.replaceAllObjects({ indexName: "live", objects: version(2).slice(0, 400) });
    isDone = true;
    await watch;
    expect([...counts].every((count) => count === 500 || count === 400)).toBe(true);
    expect((await h.ids("live_price", "round2"))[0]).toBe("399");
    expect(await h.client.getSettings({ indexName: "live" })).toMatchObject({
      replicas: ["live_price"],
      searchableAttributes: ["name"],
    });
    const { items } = await h.client.listIndices();
    expect(items.some(({ name }) => name.startsWith("live_tmp"))).toBe(false);
  });

  it("ignores a move of what is not there, and makes an empty index of a copy of nothing", async () => {
    const move = { operation: "move" as const, destination: "kept" };
    await h.fill("kept", named("One"));
    await h.client.operationIndex({ indexName: "absent", operationIndexParams: move });
    expect(await h.ids("kept", "")).toEqual(["1"]);
    const copy = { operation: "copy" as const, destination: "empty" };
    await h.client.operationIndex({ indexName: "absent", operationIndexParams: copy });
    expect(await h.ids("empty", "")).toEqual([]);
  });
});
