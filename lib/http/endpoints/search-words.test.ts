import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import * as queryRoute from "@/app/api/search/fuzzy-query/route";
import * as suggestRoute from "@/app/api/search/suggest/route";
import { applySearchSettings } from "@/lib/search/apply-settings";
import { reindexProducts } from "@/lib/search/reindex-products";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { callRoute } from "@/testing/http";
import * as endpoints from "./search";

const db = useDatabase();

const NAMES = [
  "Apple iPhone",
  "Black and White Wireless Headphones",
  "Wireless mouse Pebble",
  "Strawberries, 400 g",
  "Crème brûlée",
  "Jalapeño peppers",
  'Screen 27" "Pro"',
  "T-shirt, heavy cotton",
  "The Night Bus to Trondheim",
  "דובי רך",
  "Teddy bear",
];

beforeAll(async () => {
  await addProducts(
    db(),
    NAMES.map((name, n) => ({ name, slug: `product-${n}`, company: n < 2 ? "Apple & Co" : "Others" })),
  );
  await applySearchSettings(db());
  await reindexProducts(db());
});

const ask = async (q: string, more = "") => {
  const answer = await callRoute(queryRoute, {
    path: `/search/fuzzy-query?q=${encodeURIComponent(q.toWellFormed())}${more}`,
  });
  expect(answer.status, q).toBe(200);
  return endpoints.searchProducts.responses[200].schema.parse(answer.body);
};
const firstOf = async (q: string) => (await ask(q)).hits[0]?.product.name;

describe("what people type finds what they mean", () => {
  test.each([
    ["iphnoe", "Apple iPhone"],
    ["ihpone", "Apple iPhone"],
    ["aple ipone", "Apple iPhone"],
    ["headph", "Black and White Wireless Headphones"],
    ["wirless hedphones", "Black and White Wireless Headphones"],
    ["headphnoes", "Black and White Wireless Headphones"],
    ["HEADPHONES white", "Black and White Wireless Headphones"],
    ["earphones", "Black and White Wireless Headphones"],
    ["strawberry", "Strawberries, 400 g"],
    ["creme brulee", "Crème brûlée"],
    ["jalapeno", "Jalapeño peppers"],
    ["JALAPEÑO", "Jalapeño peppers"],
    ["tee", "T-shirt, heavy cotton"],
    ["tshirt", "T-shirt, heavy cotton"],
    ["night bus for trondheim", "The Night Bus to Trondheim"],
    ['27" pro', 'Screen 27" "Pro"'],
    ["דובי", "דובי רך"],
  ])("%s finds %s", async (q, name) => {
    expect(await firstOf(q)).toBe(name);
  });
});

test("a misspelt search is told how it is spelt, one that is spelt well is not", async () => {
  expect((await ask("wirless hedphones")).didYouMean).toBe("wireless headphones");
  expect((await ask("iphnoe")).didYouMean).toBe("iphone");
  expect((await ask("headph")).didYouMean).toBeNull();
  expect((await ask("earphones")).didYouMean).toBeNull();
});

test.each([
  ["quotes", `'"\`"" ''`],
  ["JSON", '{"query":"","filters":["price>0"]}'],
  ["filters", "price>0 OR NOT company:Apple"],
  ["500 characters", "wireless ".repeat(60).slice(0, 500)],
  ["500 wide characters", "€".repeat(500)],
  ["500 emoji", "🦄".repeat(500)],
  ["a family", "👩‍👩‍👧‍👦 🏳️‍🌈"],
  ["right to left", "\u202Eعربي שלום\u202C"],
  ["half a character", "\ud83d apple \udc00"],
  ["markup", "<script>alert(1)</script><mark>"],
  ["signs of addresses", "%00 %2e%2e/../?&#="],
  ["10 000 characters", "x".repeat(10_000)],
])("%s are a search like any other, and something to be suggested for", async (_, q) => {
  const { page, hits } = await ask(q);
  expect(page).toBe(1);
  for (const { highlights } of hits) expect(highlights.name.replace(/<\/?mark>/g, "")).not.toMatch(/[<>]/);
  const path = `/search/suggest?q=${encodeURIComponent(q.toWellFormed())}`;
  expect((await callRoute(suggestRoute, { path })).status).toBe(200);
});

test("whatever is typed is answered", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 300 }), async (text) => {
      const q = text.replaceAll("\0", "");
      expect((await ask(q)).total).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 25 },
  );
});

test("stars narrow a search, and what has none falls out", async () => {
  expect((await ask("", "&minRating=1")).total).toBe(0);
  expect((await ask("", "&minRating=0")).total).toBe(0);
});
