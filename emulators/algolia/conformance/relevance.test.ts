import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, named, startHarness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
});
afterAll(() => h.close());

const SHOP = [
  "Apple iPhone 15",
  "Black and White Wireless Headphones",
  "Women's Running Shoes",
  "Café crème de la crème",
];

describe("typos", () => {
  it("finds what people mean", async () => {
    await h.fill("shop", named(...SHOP), { searchableAttributes: ["name"] });
    expect(await h.ids("shop", "iphnoe")).toEqual(["1"]);
    expect(await h.ids("shop", "headph")).toEqual(["2"]);
    expect(await h.ids("shop", "wirless hedphones")).toEqual(["2"]);
  });

  it("forgives one typo from four letters on and two from eight on", async () => {
    await h.fill("michael", named("michael", "michaela", "cat"), { queryType: "prefixNone" });
    const typos = async (query: string) => {
      const { hits } = await h.client.searchSingleIndex({
        indexName: "michael",
        searchParams: { query, getRankingInfo: true, queryType: "prefixNone", typoTolerance: true },
      });
      return hits.find((hit) => hit.objectID === "1")?._rankingInfo?.nbTypos;
    };
    expect(await typos("michael")).toBe(0);
    expect(await typos("mickael")).toBe(1);
    expect(await typos("micael")).toBe(1);
    expect(await typos("mickhael")).toBe(1);
    expect(await typos("micheal")).toBe(1);
    expect(await typos("mickaell")).toBe(2);
    expect(await typos("mikaal")).toBeUndefined();
    expect(await h.ids("michael", "cta")).toEqual([]);
  });

  it("counts a wrong first letter twice, and so allows it in long words only", async () => {
    await h.fill("first", named("headphones", "phone"));
    const [hit] = (
      await h.client.searchSingleIndex({
        indexName: "first",
        searchParams: { query: "jeadphones", getRankingInfo: true },
      })
    ).hits;
    expect(hit?._rankingInfo?.nbTypos).toBe(2);
    expect(await h.ids("first", "ohone")).toEqual([]);
  });

  it("ranks fewer typos first, whatever the custom ranking says", async () => {
    const objects = [
      { objectID: "near", name: "cameras", sold: 900 },
      { objectID: "typo", name: "camara", sold: 1_000 },
      { objectID: "exact", name: "camera", sold: 1 },
    ];
    await h.fill("order", objects, { searchableAttributes: ["name"], customRanking: ["desc(sold)"] });
    expect(await h.ids("order", "camera")).toEqual(["exact", "near", "typo"]);
  });

  it("can be strict, minimal or off, by word, attribute, number and search", async () => {
    await h.fill("modes", named("guitar", "guitars", "gaitar", "gaitr", "12345"));
    expect(await h.ids("modes", "guitar", { typoTolerance: false })).toEqual(["1", "2"]);
    expect(await h.ids("modes", "gutiar", { typoTolerance: "min" })).toEqual(["1", "2"]);
    expect((await h.ids("modes", "guitar", { typoTolerance: "strict" })).sort()).toEqual(["1", "2", "3"]);
    expect(await h.ids("modes", "12354")).toEqual(["5"]);
    expect(await h.ids("modes", "12354", { allowTyposOnNumericTokens: false })).toEqual([]);
    expect(await h.ids("modes", "gutiar", { disableTypoToleranceOnAttributes: ["name"] })).toEqual([]);
    await h.client.setSettings({
      indexName: "modes",
      indexSettings: { disableTypoToleranceOnWords: ["gutiar"] },
    });
    expect(await h.ids("modes", "gutiar")).toEqual([]);
    expect(await h.ids("modes", "gutar", { minWordSizefor1Typo: 6 })).toEqual([]);
  });
});

describe("words", () => {
  it("treats only the last word as a prefix unless told otherwise", async () => {
    await h.fill("prefix", named("red shirt", "red shoes", "redder shirt"));
    expect(await h.ids("prefix", "red sh", { typoTolerance: false })).toEqual(["1", "2"]);
    expect(await h.ids("prefix", "re shirt", { typoTolerance: false })).toEqual([]);
    const all = { typoTolerance: false, queryType: "prefixAll" };
    expect((await h.ids("prefix", "re shirt", all)).sort()).toEqual(["1", "3"]);
    expect(await h.ids("prefix", "red sh", { typoTolerance: false, queryType: "prefixNone" })).toEqual([]);
  });

  it("ignores case and diacritics both ways", async () => {
    expect(await h.ids("shop", "CREME cafe")).toEqual(["4"]);
    expect(await h.ids("shop", "crème CAFÉ")).toEqual(["4"]);
    await h.fill("letters", named("Straße", "Smørrebrød", "ÆON", "Łódź"));
    expect(await h.ids("letters", "strasse")).toEqual(["1"]);
    expect(await h.ids("letters", "smorrebrod")).toEqual(["2"]);
    expect(await h.ids("letters", "aeon")).toEqual(["3"]);
    expect(await h.ids("letters", "lodz")).toEqual(["4"]);
  });

  it("splits and joins words, and counts that as one typo", async () => {
    await h.fill("joined", named("Wireless headphones", "Katherine Johnson", "Wi-Fi router"));
    const typos = async (query: string) => {
      const { hits } = await h.client.searchSingleIndex({
        indexName: "joined",
        searchParams: { query, getRankingInfo: true },
      });
      return hits.map((hit) => [hit.objectID, hit._rankingInfo?.nbTypos]);
    };
    expect(await typos("head phones")).toEqual([["1", 1]]);
    expect(await typos("katherinejohnson")).toEqual([["2", 1]]);
    expect(await typos("wifi")).toEqual([["3", 1]]);
    expect(await h.ids("joined", "katherinejohnson", { typoTolerance: false })).toEqual([]);
  });

  it("reads words with apostrophes and dots with and without them", async () => {
    expect(await h.ids("shop", "womens")).toEqual(["3"]);
    expect(await h.ids("shop", "women's")).toEqual(["3"]);
    expect(await h.ids("shop", "women")).toEqual(["3"]);
    await h.fill("dots", named("Dr. B.C.E. hello.world 5.mm"));
    for (const query of ["bce", "B.C.E.", "helloworld", "world", "mm"]) {
      expect(await h.ids("dots", query)).toEqual(["1"]);
    }
  });

  it("takes singular and plural as one, where asked", async () => {
    const plural = { ignorePlurals: ["en"], typoTolerance: false, queryType: "prefixNone" };
    await h.fill("plural", named("one knife", "two knives", "red box", "red boxes", "a woman", "the women"));
    expect((await h.ids("plural", "knives", plural)).sort()).toEqual(["1", "2"]);
    expect((await h.ids("plural", "box", plural)).sort()).toEqual(["3", "4"]);
    expect((await h.ids("plural", "women", plural)).sort()).toEqual(["5", "6"]);
    expect(await h.ids("plural", "box", { ...plural, ignorePlurals: false })).toEqual(["3"]);
  });

  it("leaves out stop words, but not a word still being typed, nor a query of nothing else", async () => {
    await h.fill("stops", named("History of Rome", "The Who"));
    const stops = { removeStopWords: ["en"] };
    expect(await h.ids("stops", "what is the history of rome", stops)).toEqual(["1"]);
    expect(await h.ids("stops", "what is the history of rome")).toEqual([]);
    expect(await h.ids("stops", "the who", { ...stops, queryType: "prefixNone" })).toEqual(["2"]);
  });

  it("makes words optional when asked, when told so, and when nothing is found", async () => {
    await h.fill("optional", named("iphone case", "iphone", "leather case"));
    expect(await h.ids("optional", "iphone holder")).toEqual([]);
    expect(await h.ids("optional", "iphone case", { optionalWords: ["case"] })).toEqual(["1", "2"]);
    const last = await h.ids("optional", "iphone holder", { removeWordsIfNoResults: "lastWords" });
    expect(last.sort()).toEqual(["1", "2"]);
    expect(await h.ids("optional", "cheap leather case", { removeWordsIfNoResults: "firstWords" })).toEqual([
      "3",
    ]);
    expect(await h.ids("optional", "holder iphone", { removeWordsIfNoResults: "lastWords" })).toEqual([]);
    const any = await h.ids("optional", "holder iphone", { removeWordsIfNoResults: "allOptional" });
    expect(any.sort()).toEqual(["1", "2"]);
  });

  it("understands quotes and minus with advanced syntax only", async () => {
    await h.fill("advanced", named("search engine", "engine for search", "search light"));
    const advanced = { advancedSyntax: true };
    expect(await h.ids("advanced", '"search engine"', advanced)).toEqual(["1"]);
    expect(await h.ids("advanced", "search -engine", advanced)).toEqual(["3"]);
    expect((await h.ids("advanced", '"search engine"')).sort()).toEqual(["1", "2"]);
    const onlyWords = { ...advanced, advancedSyntaxFeatures: ["excludeWords"] };
    expect((await h.ids("advanced", '"search engine"', onlyWords)).sort()).toEqual(["1", "2"]);
  });

  it("indexes separators where settings name them", async () => {
    await h.fill("signs", named("C", "C++", "C#"), { separatorsToIndex: "+#" });
    expect(await h.ids("signs", "c#")).toEqual(["3"]);
    expect(await h.ids("signs", "c++")).toEqual(["2"]);
  });

  it("never fails on strange text", async () => {
    const strange = [
      '"',
      "''",
      "\\",
      '{"query":"x"}',
      "<b>&amp;</b>",
      "%00%",
      "👍🏽 🎧",
      "שלום עולם",
      "مرحبا بالعالم",
      "日本語 テスト",
      "a".repeat(500),
      "a ".repeat(250),
      "-",
      '-"',
      "é́́",
      "\u0000\ud800",
    ];
    for (const query of strange) {
      for (const advancedSyntax of [false, true]) {
        const { nbHits } = await h.client.searchSingleIndex({
          indexName: "shop",
          searchParams: { query, advancedSyntax, removeWordsIfNoResults: "allOptional" },
        });
        expect(nbHits).toBeGreaterThanOrEqual(0);
      }
    }
    await h.fill("scripts", named("שלום עולם", "مرحبا بالعالم", "日本語テスト", "👍 ok"));
    expect(await h.ids("scripts", "שלום")).toEqual(["1"]);
    expect(await h.ids("scripts", "مرحبا")).toEqual(["2"]);
    expect(await h.ids("scripts", "日本語")).toEqual(["3"]);
    expect(await h.ids("scripts", "👍")).toHaveLength(4);
  });

  it("refuses longer queries than the vendor takes", async () => {
    const long = h.client.searchSingleIndex({ indexName: "shop", searchParams: { query: "é".repeat(257) } });
    await expect(long).rejects.toMatchObject({
      status: 400,
      message: 'Invalid value for "query" parameter, expected string shorter than 512 bytes',
    });
  });
});

describe("synonyms", () => {
  it("work both ways, one way, with several words, and as corrections", async () => {
    await h.fill("synonyms", named("sofa", "couch", "new york", "nyc", "tablet", "ipad"));
    await h.client.saveSynonyms({
      indexName: "synonyms",
      synonymHit: [
        { objectID: "sofa", type: "synonym", synonyms: ["sofa", "couch"] },
        { objectID: "ny", type: "synonym", synonyms: ["new york", "nyc"] },
        { objectID: "tab", type: "onewaysynonym", input: "tablet", synonyms: ["ipad"] },
      ],
    });
    const strict = { typoTolerance: false };
    expect((await h.ids("synonyms", "sofa", strict)).sort()).toEqual(["1", "2"]);
    expect((await h.ids("synonyms", "couch", strict)).sort()).toEqual(["1", "2"]);
    expect((await h.ids("synonyms", "nyc", strict)).sort()).toEqual(["3", "4"]);
    expect((await h.ids("synonyms", "new york", strict)).sort()).toEqual(["3", "4"]);
    expect((await h.ids("synonyms", "tablet", strict)).sort()).toEqual(["5", "6"]);
    expect(await h.ids("synonyms", "ipad", strict)).toEqual(["6"]);
    expect(await h.ids("synonyms", "sofa", { ...strict, synonyms: false })).toEqual(["1"]);
  });

  it("are saved, found, replaced and cleared", async () => {
    const found = await h.client.searchSynonyms({
      indexName: "synonyms",
      searchSynonymsParams: { query: "cou" },
    });
    expect(found.hits.map((hit) => hit.objectID)).toEqual(["sofa"]);
    expect(await h.client.getSynonym({ indexName: "synonyms", objectID: "tab" })).toMatchObject({
      input: "tablet",
    });
    await h.client.deleteSynonym({ indexName: "synonyms", objectID: "tab" });
    expect(await h.ids("synonyms", "tablet", { typoTolerance: false })).toEqual(["5"]);
    await h.client.saveSynonyms({
      indexName: "synonyms",
      replaceExistingSynonyms: true,
      synonymHit: [{ objectID: "x", type: "altCorrection1", word: "divan", corrections: ["sofa"] }],
    });
    const [hit] = (
      await h.client.searchSingleIndex({
        indexName: "synonyms",
        searchParams: { query: "divan", getRankingInfo: true },
      })
    ).hits;
    expect([hit?.objectID, hit?._rankingInfo?.nbTypos]).toEqual(["1", 1]);
    await h.client.clearSynonyms({ indexName: "synonyms" });
    expect(await h.ids("synonyms", "divan")).toEqual([]);
  });
});
