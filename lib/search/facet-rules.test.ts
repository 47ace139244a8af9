import { expect, test } from "vitest";
import { readFacets, searchRequests } from "./facet-rules";

const input = { q: "cheese", page: 2, size: 24, category: ["dairy"], company: [], minPrice: 500 };

test("each group in force is counted without itself, and not as a search of a person", () => {
  const [main, ...counts] = searchRequests("p", input);
  expect(main).toMatchObject({
    page: 1,
    hitsPerPage: 24,
    facetFilters: [["category:dairy"]],
    numericFilters: ["price>=500"],
  });
  expect(counts).toMatchObject([
    {
      facets: ["category"],
      facetFilters: [],
      numericFilters: ["price>=500"],
      hitsPerPage: 0,
      analytics: false,
    },
    { facets: ["price"], facetFilters: [["category:dairy"]], numericFilters: [], analytics: false },
  ]);
});

test("counts come from the answer that does not know the group, the others from the search itself", () => {
  const facets = readFacets(input, [
    {
      facets: {
        category: { dairy: 2 },
        company: { A: 1, B: 3 },
        rating: { "4.5": 2, "3.5": 1 },
        inStock: { true: 2 },
      },
    },
    { facets: { category: { dairy: 2, bakery: 7 } } },
    { facets_stats: { price: { min: 100, max: 900 } } },
  ]);
  expect(facets).toEqual({
    category: [
      ["bakery", 7],
      ["dairy", 2],
    ],
    company: [
      ["B", 3],
      ["A", 1],
    ],
    topic: [],
    rating: [
      [4, 2],
      [3, 3],
      [2, 3],
    ],
    inStock: 2,
    price: { min: 100, max: 900 },
  });
});
