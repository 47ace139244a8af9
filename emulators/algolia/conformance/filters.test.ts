import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Harness, startHarness } from "./harness";

let h: Harness;
beforeAll(async () => {
  h = await startHarness();
  await h.fill(
    "items",
    [
      {
        objectID: "1",
        color: "red",
        kind: "shirt",
        count: 10,
        label: "-Movie",
        onSale: true,
        price: 19.99,
        sizes: [36, 38],
        _tags: ["new"],
      },
      {
        objectID: "2",
        color: "blue",
        kind: "shirt",
        count: -12,
        onSale: false,
        price: 5,
        maker: { name: "John Doe" },
        _tags: ["-x"],
      },
      { objectID: "3", color: "Red", kind: "pants", count: 7, price: 120, sizes: [40] },
      { objectID: "4", kind: "hat", count: 0, price: 20, color: ["green", "navy blue"] },
      { objectID: "5", kind: "shirt", label: 'He said "AND" it\'s', price: 99.5 },
    ],
    {
      attributesForFaceting: [
        "color",
        "searchable(kind)",
        "filterOnly(label)",
        "onSale",
        "maker.name",
        "count",
        "price",
      ],
    },
  );
});
afterAll(() => h.close());

const found = async (searchParams: Record<string, unknown>) =>
  (await h.ids("items", "", searchParams)).sort().join("");
const filtered = (filters: string) => found({ filters });
const refusal = async (filters: string): Promise<string> => {
  const error = await h.client.searchSingleIndex({ indexName: "items", searchParams: { filters } }).then(
    () => undefined,
    (cause: { status: number; message: string }) => cause,
  );
  return error ? `${error.status} ${error.message}` : "accepted";
};

describe("filters", () => {
  it("compare facets without case, tags with case, booleans and nested attributes", async () => {
    expect(await filtered("color:red")).toBe("13");
    expect(await filtered('color:"NAVY BLUE"')).toBe("4");
    expect(await filtered("color:'navy blue'")).toBe("4");
    expect(await filtered("onSale:true")).toBe("1");
    expect(await filtered('maker.name:"john doe"')).toBe("2");
    expect(await filtered("_tags:new")).toBe("1");
    expect(await filtered("new")).toBe("1");
    expect(await filtered("_tags:NEW")).toBe("");
    expect(await filtered("count:-12")).toBe("2");
    expect(await filtered("label:-Movie")).toBe("1");
    expect(await filtered('label:"He said \\"AND\\" it\'s"')).toBe("5");
  });

  it("compare numbers and ranges, bounds included, in arrays too", async () => {
    expect(await filtered("price > 20")).toBe("35");
    expect(await filtered("price>=20")).toBe("345");
    expect(await filtered("price = 19.99")).toBe("1");
    expect(await filtered("count != 0")).toBe("123");
    expect(await filtered("price:5 TO 20")).toBe("124");
    expect(await filtered("count:-12 TO 0")).toBe("24");
    expect(await filtered("sizes = 38")).toBe("1");
    expect(await filtered("sizes > 38")).toBe("3");
    expect(await filtered("NOT price:5 TO 20")).toBe("35");
  });

  it("combine with AND, OR, NOT; OR binds tighter", async () => {
    expect(await filtered("color:red AND kind:shirt")).toBe("1");
    expect(await filtered("(color:red AND kind:shirt)")).toBe("1");
    expect(await filtered("color:red OR color:blue")).toBe("123");
    expect(await filtered("kind:shirt AND color:red OR color:blue")).toBe("12");
    expect(await filtered("(color:red OR color:blue) AND NOT kind:pants")).toBe("12");
    expect(await filtered("NOT color:red OR NOT kind:shirt")).toBe("2345");
    expect(await filtered("NOT color:red AND NOT color:blue")).toBe("45");
    expect(await filtered("color:red AND kind:shirt AND (count:0 TO 9 OR count = 10)")).toBe("1");
    expect(await filtered("   ")).toBe("12345");
  });

  it("match nothing where an attribute is no facet", async () => {
    expect(await filtered("undeclared:x")).toBe("");
    expect(await filtered("NOT undeclared:x")).toBe("12345");
  });

  it("are refused with the place of the mistake", async () => {
    expect(await refusal("color:Important dates")).toBe(
      "400 filters: Unexpected token string(dates) expected end of filter at col 16",
    );
    expect(await refusal(":red")).toBe("400 filters: Unexpected token ':' expected filter at col 0");
    expect(await refusal("color: AND kind:x")).toBe(
      "400 filters: Unexpected token 'AND' expected string at col 7",
    );
    expect(await refusal('color:""')).toBe(
      "400 filters: Unexpected token empty string expected string at col 7",
    );
    expect(await refusal('"unclosed')).toBe(
      "400 filters: Unexpected token incomplete string expected filter at col 0",
    );
    expect(await refusal("color:red and kind:x")).toContain("string(and) expected end of filter at col 10");
    expect(await refusal("NOT (color:red OR color:blue)")).toContain(
      "Unexpected token '(' expected filter at col 4",
    );
    expect(await refusal("color:Books(Kids)")).toContain("Unexpected token '('");
    expect(await refusal("color:a>b")).toContain("Unexpected token > expected end of filter");
    expect(await refusal("color:a=b")).toContain("Unexpected token numeric operator");
    expect(await refusal("color:a!b")).toContain("Not allowed");
    expect(await refusal("price > cheap")).toContain("Unexpected token string(cheap) expected numeric");
    expect(await refusal("(color:red")).toContain("Unexpected token end of filter expected ')'");
    expect(await refusal("(color:red AND kind:x) OR kind:y")).toContain("only (X OR Y) AND Z is allowed");
    expect(await refusal("color:red OR _tags:x")).toContain("Different types are not allowed in the same OR");
    expect(await refusal("color:red OR price > 3")).toContain("Expected a facet filter");
  });

  it("score hits where asked", async () => {
    const { hits } = await h.client.searchSingleIndex({
      indexName: "items",
      searchParams: { filters: "color:red<score=3> OR color:blue<score=1>", getRankingInfo: true },
    });
    const scores = Object.fromEntries(hits.map((hit) => [hit.objectID, hit._rankingInfo?.filters]));
    expect(scores).toEqual({ 1: 3, 3: 3, 2: 1 });
  });
});

describe("filter lists", () => {
  it("are AND outside and OR inside, with a minus for NOT", async () => {
    expect(await found({ facetFilters: ["kind:shirt", "color:red"] })).toBe("1");
    expect(await found({ facetFilters: [["color:red", "color:blue"], "kind:shirt"] })).toBe("12");
    expect(await found({ facetFilters: [["color:-red"]] })).toBe("245");
    expect(await found({ facetFilters: "kind:hat" })).toBe("4");
    expect(await found({ facetFilters: [["label:\\-Movie"]] })).toBe("1");
    expect(await found({ facetFilters: [["count:\\-12"]] })).toBe("2");
    expect(await found({ facetFilters: [['"color":"red"']] })).toBe("13");
    expect(await found({ facetFilters: [["color:navy blue"]] })).toBe("4");
  });

  it("take numbers and tags", async () => {
    expect(await found({ numericFilters: ["price>10", ["count=10", "count=7"]] })).toBe("13");
    expect(await found({ numericFilters: "price:5 TO 20" })).toBe("124");
    expect(await found({ tagFilters: ["new"] })).toBe("1");
    expect(await found({ tagFilters: ["-new"] })).toBe("2345");
    expect(await found({ tagFilters: ["\\-x"] })).toBe("2");
    const wrong = h.client.searchSingleIndex({
      indexName: "items",
      searchParams: { numericFilters: ["color:red"] },
    });
    await expect(wrong).rejects.toMatchObject({ status: 400 });
  });
});

describe("facets", () => {
  const faceted = async (searchParams: Record<string, unknown>) =>
    h.client.searchSingleIndex({ indexName: "items", searchParams: { query: "", ...searchParams } });

  it("count values over everything that matches, with statistics for numbers", async () => {
    const { facets, facets_stats, exhaustiveFacetsCount } = await faceted({ facets: ["*"], hitsPerPage: 0 });
    expect(facets).toMatchObject({
      kind: { shirt: 3, pants: 1, hat: 1 },
      color: { red: 1, Red: 1, blue: 1, green: 1, "navy blue": 1 },
      onSale: { true: 1, false: 1 },
    });
    expect(Object.keys(facets?.kind ?? {})[0]).toBe("shirt");
    expect(facets?.label).toBeUndefined();
    expect(facets_stats?.price).toMatchObject({ min: 5, max: 120 });
    expect(facets_stats?.price?.avg).toBeCloseTo(52.898);
    expect(facets_stats?.onSale).toBeUndefined();
    expect(exhaustiveFacetsCount).toBe(true);
  });

  it("can be limited, sorted, and narrowed by the filters", async () => {
    const limited = await faceted({ facets: ["color"], maxValuesPerFacet: 2, sortFacetValuesBy: "alpha" });
    expect(Object.keys(limited.facets?.color ?? {})).toEqual(["Red", "blue"]);
    const narrowed = await faceted({ facets: ["kind"], filters: "color:red" });
    expect(narrowed.facets).toEqual({ kind: { shirt: 1, pants: 1 } });
    expect((await faceted({ facets: ["nothing"] })).facets).toEqual({});
  });

  it("serve disjunctive facets through several queries in one request", async () => {
    const { results } = await h.client.search({
      requests: [
        { indexName: "items", query: "", facetFilters: [["kind:shirt"]], facets: ["color"] },
        { indexName: "items", query: "", hitsPerPage: 0, facets: ["kind"] },
      ],
    });
    expect(results).toMatchObject([
      { nbHits: 3, facets: { color: { red: 1, blue: 1 } } },
      { hits: [], facets: { kind: { shirt: 3, pants: 1, hat: 1 } } },
    ]);
  });

  it("can be searched where declared searchable", async () => {
    const { facetHits } = await h.client.searchForFacetValues({
      indexName: "items",
      facetName: "kind",
      searchForFacetValuesRequest: { facetQuery: "sh" },
    });
    expect(facetHits).toEqual([{ value: "shirt", highlighted: "<em>sh</em>irt", count: 3 }]);
    const { results } = await h.client.search({
      requests: [{ indexName: "items", type: "facet", facet: "kind", facetQuery: "shrit" }],
    });
    expect(results).toMatchObject([{ facetHits: [{ value: "shirt" }] }]);
    const other = h.client.searchForFacetValues({ indexName: "items", facetName: "color" });
    await expect(other).rejects.toMatchObject({ status: 400 });
  });
});
