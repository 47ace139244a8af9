import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, named, startHarness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

describe("pages", () => {
  const objects = Array.from({ length: 1_205 }, (_, i) => ({ objectID: String(i), name: "thing", rank: i }));
  const page = (searchParams: Record<string, unknown>) =>
    h.client.searchSingleIndex({ indexName: "pages", searchParams: { query: "thing", ...searchParams } });

  it("come by number or by offset, and end at the pagination limit", async () => {
    await h.fill("pages", objects, { customRanking: ["asc(rank)"] });
    const third = await page({ page: 2, hitsPerPage: 50 });
    expect(third).toMatchObject({ page: 2, hitsPerPage: 50, nbHits: 1_205, nbPages: 20 });
    expect(third.hits[0]?.objectID).toBe("100");
    const stretch = await page({ offset: 10, length: 5 });
    expect(stretch.hits.map((hit) => hit.objectID)).toEqual(["10", "11", "12", "13", "14"]);
    expect(stretch).toMatchObject({ offset: 10, length: 5 });
    const beyond = await page({ page: 20, hitsPerPage: 50 });
    expect(beyond.hits).toEqual([]);
    expect(beyond.message).toContain("you can only fetch the 1000 hits for this query");
    await h.client.setSettings({ indexName: "pages", indexSettings: { paginationLimitedTo: 5_000 } });
    expect((await page({ page: 24, hitsPerPage: 50 })).hits).toHaveLength(5);
    expect((await page({ hitsPerPage: 0 })).hits).toEqual([]);
  });
});

describe("hits", () => {
  const record = {
    objectID: "1",
    name: "Ergonomic <b>keyboard</b> & mouse",
    tags: ["office", "keyboard tray"],
    maker: { name: "Keychron", city: "Berlin" },
    year: 2024,
    cost: 12,
  };
  const hit = async (query: string, searchParams: Record<string, unknown> = {}) => {
    const { hits } = await h.client.searchSingleIndex({
      indexName: "hits",
      searchParams: { query, ...searchParams },
    });
    return hits[0];
  };

  it("mark what matched, say how well, and leave HTML as it is", async () => {
    await h.fill("hits", [record], {
      searchableAttributes: ["name", "tags", "maker.name", "year"],
      unretrievableAttributes: ["cost"],
    });
    expect((await hit("keyb mouse", { optionalWords: ["keyb"] }))?._highlightResult).toEqual({
      name: {
        value: "Ergonomic <b>keyboard</b> & <em>mouse</em>",
        matchLevel: "partial",
        fullyHighlighted: false,
        matchedWords: ["mouse"],
      },
      tags: [
        { value: "office", matchLevel: "none", matchedWords: [] },
        { value: "keyboard tray", matchLevel: "none", matchedWords: [] },
      ],
      maker: { name: { value: "Keychron", matchLevel: "none", matchedWords: [] } },
      year: { value: "2024", matchLevel: "none", matchedWords: [] },
    });
    expect((await hit("mouse keyb"))?._highlightResult?.name).toEqual({
      value: "Ergonomic <b><em>keyb</em>oard</b> & <em>mouse</em>",
      matchLevel: "full",
      fullyHighlighted: false,
      matchedWords: ["mouse", "keyb"],
    });
    const maker = await hit("keychron");
    expect(maker?._highlightResult?.maker).toEqual({
      name: {
        value: "<em>Keychron</em>",
        matchLevel: "full",
        fullyHighlighted: true,
        matchedWords: ["keychron"],
      },
    });
  });

  it("mark the part of a word that a misspelt beginning stands for, in any script", async () => {
    expect((await hit("keybo"))?._highlightResult?.name).toMatchObject({
      value: "Ergonomic <b><em>keybo</em>ard</b> & mouse",
    });
    expect((await hit("kebyo"))?._highlightResult?.name).toMatchObject({
      value: "Ergonomic <b><em>keybo</em>ard</b> & mouse",
    });
    await h.fill("marks", named("Crème Brûlée", "İstanbul"));
    const { hits } = await h.client.searchSingleIndex({
      indexName: "marks",
      searchParams: { query: "creme bru" },
    });
    expect(hits[0]?._highlightResult?.name).toMatchObject({ value: "<em>Crème</em> <em>Brû</em>lée" });
  });

  it("take other tags, attributes and snippets", async () => {
    const custom = await hit("mouse", {
      highlightPreTag: "<mark>",
      highlightPostTag: "</mark>",
      attributesToHighlight: ["name"],
      attributesToSnippet: ["name:2"],
      snippetEllipsisText: "...",
    });
    expect(custom?._highlightResult).toEqual({
      name: expect.objectContaining({ value: "Ergonomic <b>keyboard</b> & <mark>mouse</mark>" }),
    });
    expect(custom?._snippetResult).toEqual({
      name: { value: "...b> & <mark>mouse</mark>", matchLevel: "full" },
    });
    expect((await hit("mouse", { attributesToHighlight: [] }))?._highlightResult).toBeUndefined();
    const tags = await hit("office", { restrictHighlightAndSnippetArrays: true });
    expect(tags?._highlightResult?.tags).toHaveLength(1);
  });

  it("show the attributes that were asked for, hidden ones to the admin key only", async () => {
    const only = await hit("mouse", {
      attributesToRetrieve: ["maker.city", "year"],
      attributesToHighlight: [],
    });
    expect(only).toEqual({ objectID: "1", maker: { city: "Berlin" }, year: 2024 });
    const without = await hit("mouse", {
      attributesToRetrieve: ["*", "-maker", "-tags"],
      attributesToHighlight: [],
    });
    expect(Object.keys(without ?? {}).sort()).toEqual(["cost", "name", "objectID", "year"]);
    const visitor = h.clientWith(h.service.env.ALGOLIA_SEARCH_KEY ?? "");
    const seen = await visitor.searchSingleIndex({ indexName: "hits", searchParams: { query: "mouse" } });
    expect(seen.hits[0]).not.toHaveProperty("cost");
    expect(await visitor.getObject({ indexName: "hits", objectID: "1" })).not.toHaveProperty("cost");
  });
});

describe("answers", () => {
  it("tell about themselves, and can be cut down", async () => {
    await h.fill("about", named("One thing"));
    const whole = await h.client.searchSingleIndex({
      indexName: "about",
      searchParams: { query: "thing", clickAnalytics: true, hitsPerPage: 3 },
    });
    expect(whole).toMatchObject({
      nbHits: 1,
      query: "thing",
      index: "about",
      params: "query=thing&clickAnalytics=true&hitsPerPage=3",
      exhaustiveNbHits: true,
    });
    expect(whole.processingTimeMS).toBeGreaterThan(0);
    expect(whole.queryID).toMatch(/^[0-9a-f]{32}$/);
    const cut = await h.client.searchSingleIndex({
      indexName: "about",
      searchParams: { query: "thing", responseFields: ["nbHits"] },
    });
    expect(cut).toEqual({ nbHits: 1 });
  });

  it("read parameters as members and as URL-encoded text", async () => {
    const { results } = await h.client.search({
      requests: [
        {
          indexName: "about",
          params: "query=thing&hitsPerPage=1&attributesToRetrieve=%5B%22none%22%5D&page=0",
        },
      ],
    });
    expect(results).toMatchObject([{ hits: [{ objectID: "1" }], hitsPerPage: 1 }]);
    expect(results[0]).not.toHaveProperty("hits.0.name");
  });

  it("stop at the first query with enough hits, where asked", async () => {
    const requests = [
      { indexName: "about", query: "thing", hitsPerPage: 1 },
      { indexName: "about", query: "one" },
    ];
    const { results } = await h.client.search({ requests, strategy: "stopIfEnoughMatches" });
    expect(results).toMatchObject([{ nbHits: 1 }, { processed: false, hits: [] }]);
  });

  it("refuse what the vendor refuses", async () => {
    const search = (indexName: string, searchParams: Record<string, unknown>) =>
      h.client.searchSingleIndex({ indexName, searchParams });
    await expect(search("absent", {})).rejects.toMatchObject({
      status: 404,
      message: "Index absent does not exist",
    });
    await expect(search("about", { qurey: "x" })).rejects.toMatchObject({
      status: 400,
      message: "Unknown parameter: qurey",
    });
    await expect(search("about", { page: "many" })).rejects.toMatchObject({
      status: 400,
      message: 'Invalid value for "page" parameter, expected integer',
    });
    const settings = h.client.setSettings({
      indexName: "about",
      indexSettings: JSON.parse('{"searchableAtributes":["name"]}'),
    });
    await expect(settings).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining("Invalid object attributes: searchableAtributes"),
    });
    await expect(h.client.customGet({ path: "1/nothing" })).rejects.toMatchObject({ status: 404 });
  });
});

describe("settings", () => {
  it("show defaults, change one by one, and go back to the default with null", async () => {
    await h.client.setSettings({
      indexName: "set",
      indexSettings: { hitsPerPage: 5, customRanking: ["desc(a)"] },
    });
    await h.client.setSettings({ indexName: "set", indexSettings: { ignorePlurals: true } });
    expect(await h.client.getSettings({ indexName: "set" })).toMatchObject({
      hitsPerPage: 5,
      customRanking: ["desc(a)"],
      ignorePlurals: true,
      minWordSizefor1Typo: 4,
      ranking: ["typo", "geo", "words", "filters", "proximity", "attribute", "exact", "custom"],
    });
    await h.client.setSettings({ indexName: "set", indexSettings: JSON.parse('{"hitsPerPage":null}') });
    expect(await h.client.getSettings({ indexName: "set" })).toMatchObject({ hitsPerPage: 20 });
  });

  it("reshape an index that is full already", async () => {
    const objects = [{ objectID: "1", name: "apple", note: "banana", price: 3, group: "fruit" }];
    await h.fill("reshape", objects, { searchableAttributes: ["name"] });
    expect(await h.ids("reshape", "banana")).toEqual([]);
    await h.client.setSettings({
      indexName: "reshape",
      indexSettings: { searchableAttributes: ["name", "note"], attributesForFaceting: ["group"] },
    });
    expect(await h.ids("reshape", "banana", { filters: "group:fruit" })).toEqual(["1"]);
  });
});

describe("rules", () => {
  it("are kept and given back", async () => {
    const rule = {
      objectID: "promote",
      conditions: [{ pattern: "sale", anchoring: "contains" as const }],
      consequence: { params: { filters: "onSale:true" } },
    };
    await h.client.saveRules({ indexName: "rules", rules: [rule] });
    expect(await h.client.getRule({ indexName: "rules", objectID: "promote" })).toEqual(rule);
    const { hits } = await h.client.searchRules({ indexName: "rules", searchRulesParams: { query: "sale" } });
    expect(hits.map((hit) => hit.objectID)).toEqual(["promote"]);
    await h.client.clearRules({ indexName: "rules" });
    await expect(h.client.getRule({ indexName: "rules", objectID: "promote" })).rejects.toMatchObject({
      status: 404,
    });
  });
});
