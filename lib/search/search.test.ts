import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { productSold, productStock, products } from "@/db/schema/catalog";
import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { applySearchSettings } from "./apply-settings";
import { findIndexDrift, healIndexDrift } from "./check-drift";
import { indexProducts } from "./index-products";
import { reindexProducts } from "./reindex-products";
import { PRODUCT_INDEX, type SearchInput } from "./rules";
import { SearchAnswerBody } from "./schema";
import { searchProducts } from "./search-products";

const db = useDatabase();

const CATALOGUE = [
  { name: "Apple iPhone", company: "Apple", categorySlug: "elects", price: 28900, ratingHalves: 10 },
  { name: "13-inch Apple Laptop", company: "Apple", categorySlug: "elects", price: 116300, ratingHalves: 9 },
  {
    name: "Black and White Wireless Headphones",
    company: "Good company",
    categorySlug: "elects",
    price: 2999,
    ratingHalves: 7,
  },
  { name: "Brown Leather Sneakers", company: "Good company", categorySlug: "fashion", price: 22000 },
  { name: "Teddy Bear", company: "Cuddle & Co", categorySlug: "toys", price: 1999, stock: 0 },
  {
    name: "Puzzle <b>1000</b> \u0022pieces\u0022",
    company: "Cuddle & Co",
    categorySlug: "toys",
    price: 1499,
  },
];
let ids: string[];

const search = (q: string, more: Partial<SearchInput> = {}) =>
  searchProducts({ q, page: 1, size: 24, ...more });
const namesOf = async (q: string, more: Partial<SearchInput> = {}) =>
  (await search(q, more)).hits.map(({ product }) => product.name);

/** Writes are queued by the index; its last task shows when they are done. */
const settled = () =>
  withSearchIndex(async (client) => {
    const index = indexName(PRODUCT_INDEX);
    const { taskID } = await client.batch({ indexName: index, batchWriteParams: { requests: [] } });
    await client.waitForTask({ indexName: index, taskID });
  });

beforeAll(async () => {
  const rows = await addProducts(db(), CATALOGUE);
  ids = rows.map((row) => row.id);
  for (const [n, id] of ids.entries()) {
    await db().update(productSold).set({ sold: n }).where(eq(productSold.productId, id));
  }
  await applySearchSettings(db());
  await reindexProducts(db());
});

test.each([
  ["iphnoe", "Apple iPhone"],
  ["headph", "Black and White Wireless Headphones"],
  ["wirless hedphones", "Black and White Wireless Headphones"],
  ["APPLE LAPTOP", "13-inch Apple Laptop"],
  ["earphones", "Black and White Wireless Headphones"],
  ["trainers", "Brown Leather Sneakers"],
  ["cuddle tedy", "Teddy Bear"],
])("%s finds %s", async (q, name) => {
  expect(await namesOf(q)).toContain(name);
});

test("the answer is what the contract documents, and the hits are whole products", async () => {
  const answer = SearchAnswerBody.parse(await search("apple"));
  expect(answer.hits.map(({ product }) => product.productId).sort()).toEqual([ids[0], ids[1]].sort());
  expect(answer).toMatchObject({ total: 2, page: 1, pages: 1 });
  expect(answer.facets.company).toEqual([{ value: "Apple", count: 2 }]);
  expect(answer.facets.inStock).toEqual([{ value: true, count: 2 }]);
  expect(answer.facets.rating).toEqual(
    expect.arrayContaining([
      { value: 5, count: 1 },
      { value: 4.5, count: 1 },
    ]),
  );
  expect(answer.facets.price).toEqual({ min: 28900, max: 116300 });
});

test("without words the most sold come first, and every other order is kept", async () => {
  expect((await search("")).hits.map(({ product }) => product.sold)).toEqual([5, 4, 3, 2, 1, 0]);
  const by = async (sort: SearchInput["sort"]) =>
    (await search("", { sort })).hits.map(({ product }) => product);
  const prices = [1499, 1999, 2999, 22000, 28900, 116300];
  expect((await by("price")).map(({ price }) => price)).toEqual(prices);
  expect((await by("-price")).map(({ price }) => price)).toEqual([...prices].reverse());
  expect((await by("rating")).slice(0, 3).map(({ rating }) => rating)).toEqual([5, 4.5, 3.5]);
  expect((await by("newest")).map(({ productId }) => productId)).toEqual([...ids].reverse());
  expect((await by("best-selling")).map(({ sold }) => sold)).toEqual([5, 4, 3, 2, 1, 0]);
});

test("filters narrow the hits and pages divide them", async () => {
  expect((await namesOf("", { category: "toys" })).sort()).toEqual([
    "Puzzle <b>1000</b> \u0022pieces\u0022",
    "Teddy Bear",
  ]);
  expect(await namesOf("", { company: "Cuddle & Co", inStock: true })).toEqual([
    "Puzzle <b>1000</b> \u0022pieces\u0022",
  ]);
  expect(await namesOf("", { inStock: false })).toEqual(["Teddy Bear"]);
  expect((await namesOf("", { minPrice: 1999, maxPrice: 2999 })).sort()).toEqual([
    "Black and White Wireless Headphones",
    "Teddy Bear",
  ]);
  expect(await namesOf("", { company: "-Apple" })).toEqual([]);
  const pages = await Promise.all([1, 2, 3].map((page) => search("", { sort: "price", page, size: 4 })));
  expect(pages.map(({ hits, page, pages: all }) => [hits.length, page, all])).toEqual([
    [4, 1, 2],
    [2, 2, 2],
    [0, 3, 2],
  ]);
});

test("matched parts are marked, and nothing else of a name is markup", async () => {
  const [hit] = (await search("puzle")).hits;
  expect(hit?.highlights.name).toBe("<mark>Puzzle</mark> &lt;b&gt;1000&lt;/b&gt; &quot;pieces&quot;");
});

test("any text can be searched for", async () => {
  const odd = [
    '"',
    "'",
    "\\",
    '{"a":[1]}',
    "a".repeat(500),
    "€".repeat(500),
    "NOT price:>0",
    "%00",
    "<script>",
    "🦄 🦄",
  ];
  for (const q of odd) expect((await search(q)).page).toBe(1);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 600 }), async (q) => {
      expect((await search(q)).total).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 30 },
  );
});

test("a product that changed is found under its new values, one that was archived not at all", async () => {
  const [bear = ""] = ids.slice(4);
  await db().update(products).set({ name: "Panda", price: 2500 }).where(eq(products.id, bear));
  await db().update(productStock).set({ stock: 3 }).where(eq(productStock.productId, bear));
  await indexProducts(db(), [bear]);
  await settled();
  expect((await search("panda")).hits[0]?.product).toMatchObject({
    productId: bear,
    price: 2500,
    available: 3,
  });
  await db().update(products).set({ archivedAt: new Date() }).where(eq(products.id, bear));
  await indexProducts(db(), [bear, "prd_unknown"]);
  await settled();
  expect(await namesOf("panda")).toEqual([]);
  await db().update(products).set({ archivedAt: null }).where(eq(products.id, bear));
  await indexProducts(db(), [bear]);
  await settled();
  expect(await namesOf("panda")).toEqual(["Panda"]);
});

test("an index that has drifted is reported and mended", async () => {
  const none = { found: { missing: 0, stale: 0, orphaned: 0 }, samples: [] };
  expect(await findIndexDrift(db())).toEqual(none);
  const [first = "", second = ""] = ids;
  await withSearchIndex(async (client) => {
    const index = indexName(PRODUCT_INDEX);
    await client.deleteObject({ indexName: index, objectID: first });
    await client.partialUpdateObject({
      indexName: index,
      objectID: second,
      attributesToUpdate: { price: 1 },
    });
    await client.saveObject({ indexName: index, body: { objectID: "prd_ghost", name: "Ghost" } });
  });
  await settled();
  expect(await healIndexDrift(db())).toEqual({
    found: { missing: 1, stale: 1, orphaned: 1 },
    samples: [
      { productId: first, drift: "missing" },
      { productId: second, drift: "stale" },
      { productId: "prd_ghost", drift: "orphaned" },
    ],
  });
  await settled();
  expect(await findIndexDrift(db())).toEqual(none);
});

test("rebuilding changes nothing for those who search meanwhile", async () => {
  const before = await namesOf("", { sort: "price" });
  let running = true;
  const rebuilding = reindexProducts(db()).finally(() => {
    running = false;
  });
  let searches = 0;
  while (running) {
    expect(await namesOf("", { sort: "price" })).toEqual(before);
    searches += 1;
  }
  expect(await rebuilding).toBe(CATALOGUE.length);
  expect(searches).toBeGreaterThan(0);
  expect(await namesOf("earphones")).toContain("Black and White Wireless Headphones");
  const names = await withSearchIndex((client) => client.listIndices());
  expect(names.items.filter(({ name }) => name.startsWith(indexName("products_tmp")))).toEqual([]);
});
