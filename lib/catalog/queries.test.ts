import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { productSold, productStock, products } from "@/db/schema/catalog";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { ProductCursor } from "./cursor";
import { findProduct, findProductBySlug, findProducts, listCategories, listProducts } from "./queries";
import { ListProductsQuery, PRODUCT_SORTS, Product } from "./schema";

const db = useDatabase();
const NAMES = ["Éclair", "apple", "Banana", "cherry", "Date", "elderberry", "Fig", "grape", "Honey", "iris"];
let ids: string[];

beforeAll(async () => {
  const rows = await addProducts(
    db(),
    NAMES.map((name, n) => ({
      name,
      price: [100, 200, 200, 300][n % 4] ?? 0,
      ratingHalves: [9, null, 7, 9, 10][n % 5] ?? null,
      categorySlug: n % 2 ? "odd" : "even",
      topicSlug: n < 3 ? "first-three" : null,
      company: n % 3 ? "Acme" : "Other",
      stock: n % 4 ? 5 : 0,
      createdAt: new Date(Date.UTC(2026, 0, 1 + (n >> 1))),
    })),
  );
  ids = rows.map((row) => row.id);
  for (const [n, id] of ids.entries()) {
    await db()
      .update(productSold)
      .set({ sold: [7, 0, 7, 30][n % 4] })
      .where(eq(productSold.productId, id));
  }
  await db()
    .update(productStock)
    .set({ reserved: 5 })
    .where(eq(productStock.productId, ids[1] ?? ""));
});

const query = (given: Record<string, string>) => ListProductsQuery.parse(given);

const readAll = async (given: Record<string, string>): Promise<Product[]> => {
  const all: Product[] = [];
  let cursor: string | null = null;
  do {
    const page = await listProducts(db(), query(cursor ? { ...given, cursor } : given));
    expect(page.products.length).toBeLessThanOrEqual(Number(given.limit));
    all.push(...page.products);
    cursor = page.nextCursor;
  } while (cursor);
  return all;
};

test.each(PRODUCT_SORTS)(
  "sorted by %s, pages of any size give every product once in the same order",
  async (sort) => {
    const whole = await readAll({ sort, limit: "100" });
    expect(whole).toHaveLength(NAMES.length);
    for (const limit of ["1", "2", "3", "10"]) {
      expect((await readAll({ sort, limit })).map((product) => product.productId)).toEqual(
        whole.map((product) => product.productId),
      );
    }
  },
);

test("each sort puts first what it promises", async () => {
  const first = async (sort: string) => (await readAll({ sort, limit: "100" })).map((product) => product);
  const isSorted = (values: number[]) => values.every((value, n) => n === 0 || value >= (values[n - 1] ?? 0));
  expect(isSorted((await first("price")).map(({ price }) => price))).toBe(true);
  expect(isSorted((await first("-price")).map(({ price }) => -price))).toBe(true);
  expect(isSorted((await first("rating")).map(({ rating }) => -(rating ?? -1)))).toBe(true);
  expect(isSorted((await first("newest")).map(({ createdAt }) => -Date.parse(createdAt)))).toBe(true);
  expect((await first("name")).map(({ name }) => name).slice(0, 4)).toEqual([
    "apple",
    "Banana",
    "cherry",
    "Date",
  ]);
  const bestSelling = await first("best-selling");
  expect(isSorted(bestSelling.map(({ sold }) => -sold))).toBe(true);
  expect(bestSelling.slice(0, 4).map(({ name }) => name)).toEqual(["cherry", "grape", "Banana", "Date"]);
});

test("a product that comes or goes between two pages shifts nothing", async () => {
  const before = await readAll({ sort: "price", limit: "100" });
  const page = await listProducts(db(), query({ sort: "price", limit: "4" }));
  const [added] = await addProducts(db(), [{ name: "Newcomer", price: 1 }]);
  const rest = await readAll({ sort: "price", limit: "4", cursor: page.nextCursor ?? "" });
  await db()
    .update(products)
    .set({ archivedAt: new Date() })
    .where(eq(products.id, added?.id ?? ""));
  expect([...page.products, ...rest].map(({ productId }) => productId)).toEqual(
    before.map(({ productId }) => productId),
  );
});

test("filters narrow the list and combine", async () => {
  const names = async (given: Record<string, string>) =>
    (await readAll({ sort: "name", limit: "3", ...given })).map(({ name }) => name);
  expect(await names({ category: "odd" })).toEqual(["apple", "cherry", "elderberry", "grape", "iris"]);
  expect(await names({ topic: "first-three" })).toEqual(["apple", "Banana", "Éclair"]);
  expect(await names({ company: "Acme", category: "odd" })).toEqual(["apple", "elderberry", "grape"]);
  expect(await names({ minPrice: "150", maxPrice: "250", category: "odd" })).toEqual([
    "apple",
    "elderberry",
    "iris",
  ]);
  expect(await names({ inStock: "false" })).toEqual(["apple", "Date", "Honey", "Éclair"]);
  expect(await names({ inStock: "true", category: "odd" })).toEqual([
    "cherry",
    "elderberry",
    "grape",
    "iris",
  ]);
  expect(await names({ category: "nowhere" })).toEqual([]);
});

test("numbers are written in digits and unknown names are refused", () => {
  const bad = [
    { minPrice: "1e3" },
    { minPrice: "-1" },
    { minPrice: " 1" },
    { maxPrice: "9.5" },
    { limit: "0" },
    { limit: "101" },
    { inStock: "yes" },
    { sort: "cheapest" },
    { colour: "red" },
  ];
  for (const given of bad)
    expect(ListProductsQuery.safeParse(given).success, JSON.stringify(given)).toBe(false);
});

test("no text is a cursor but those that the shop gave out", async () => {
  fc.assert(fc.property(fc.string(), (text) => !ProductCursor.safeParse(text).success));
  const { nextCursor } = await listProducts(db(), query({ sort: "price", limit: "1" }));
  expect(ListProductsQuery.safeParse({ sort: "price", cursor: nextCursor }).success).toBe(true);
  expect(ListProductsQuery.safeParse({ sort: "name", cursor: nextCursor }).success).toBe(false);
});

test("a product is found by id and slug, whole and as the contract shapes it, until it is archived", async () => {
  const byId = await findProduct(db(), ids[1] ?? "");
  expect(Product.parse(byId?.product)).toMatchObject({
    slug: "apple",
    category: "odd",
    topic: "first-three",
    rating: null,
    price: 200,
    stock: 5,
    available: 0,
  });
  expect((await findProduct(db(), ids[0] ?? ""))?.product.rating).toBe(4.5);
  expect(await findProductBySlug(db(), "apple")).toEqual(byId);
  await db().update(products).set({ archivedAt: new Date() }).where(eq(products.slug, "iris"));
  expect(await findProductBySlug(db(), "iris")).toBeUndefined();
  expect(await findProduct(db(), ids[9] ?? "")).toBeUndefined();
  await db().update(products).set({ archivedAt: null }).where(eq(products.slug, "iris"));
});

test("several products come in the order asked for, repeats included, unknown ones left out", async () => {
  const [a, b] = [ids[3] ?? "", ids[0] ?? ""];
  const found = await findProducts(db(), [a, "prd_unknown", b, a]);
  expect(found.map(({ productId }) => productId)).toEqual([a, b, a]);
  expect(await findProducts(db(), [])).toEqual([]);
});

test("categories count what they show", async () => {
  const shelves = await listCategories(db());
  expect(shelves.map(({ slug, name, count }) => [slug, name, count])).toEqual([
    ["even", "Even", 5],
    ["odd", "Odd", 5],
    ["things", "Things", 0],
  ]);
});
