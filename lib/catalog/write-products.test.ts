import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { categories, productStock, products, stockAdjustments } from "@/db/schema/catalog";
import { events } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { archiveProduct } from "./archive-product";
import { findProduct, findProductBySlug, listProducts } from "./queries";
import { writeProducts } from "./write-products";

const db = useDatabase();

beforeEach(async () => {
  await db().execute(sql`truncate products, categories, topics, product_sold, events, audit_entries cascade`);
});

const write = (rows: unknown[], more: { priceUnit?: "minor" | "major"; defaultStock?: number } = {}) =>
  writeProducts(createContext(db(), "user:usr_admin"), {
    rows,
    priceUnit: "minor",
    defaultStock: 0,
    ...more,
  });

const listed = async () => (await listProducts(db(), { sort: "name", limit: 100 })).products;

test("good rows land, bad rows are named with what is wrong", async () => {
  const done = await write([
    { name: "Lamp", price: 1999 },
    { name: "", price: 5 },
    { name: "Float", price: 19.99 },
    { name: "Rated", price: 5, rating: 4.3 },
    "not a row",
    { price: 3 },
    { name: "Other money", price: 3, currency: "eur" },
    { name: "Chair", price: "4900", category: "furniture", unknownField: { deep: true } },
  ]);
  expect(done.written).toBe(2);
  expect(done.failed.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
    [1, "name"],
    [2, "price"],
    [3, "rating"],
    [4, ""],
    [5, "name"],
    [6, "currency"],
  ]);
  expect((await listed()).map(({ name, price }) => [name, price])).toEqual([
    ["Chair", 4900],
    ["Lamp", 1999],
  ]);
});

test("prices in major units become minor units exactly, and those with too many digits are refused", async () => {
  const done = await write(
    [
      { name: "A", price: 29.99 },
      { name: "B", price: 6.4 },
      { name: "C", price: "1163" },
      { name: "D", price: 1.999 },
    ],
    { priceUnit: "major" },
  );
  expect(done.failed.map(({ index }) => index)).toEqual([3]);
  expect((await listed()).map(({ price }) => price)).toEqual([2999, 640, 116300]);
});

test("the rest has defaults, NA is none, and a new category word makes a category", async () => {
  await write(
    [
      {
        name: "Cat tree",
        price: 5000,
        category: "pet",
        topic: "NA",
        company: "NA",
        rating: "NA",
        tags: "NA",
        imageFile: "a.jpg",
      },
    ],
    { defaultStock: 7 },
  );
  expect(await findProductBySlug(db(), "cat-tree")).toMatchObject({
    product: {
      category: "pet",
      topic: null,
      company: "",
      rating: null,
      tags: [],
      stock: 7,
      available: 7,
      currency: "usd",
      imageUrl: "/art/1f43e",
    },
  });
  const [shelf] = await db().select().from(categories);
  expect(shelf).toMatchObject({ slug: "pet", name: "Pet", imageUrl: "/art/1f43e" });
});

test("two products of one name both land when each brings its identifier", async () => {
  const rows = [
    { productId: "one", name: "Fresh lettuce", price: 51 },
    { productId: "two", name: "Fresh lettuce", price: 452 },
  ];
  expect((await write(rows)).written).toBe(2);
  expect((await listed()).map(({ productId, slug }) => [productId, slug]).sort()).toEqual([
    ["one", "fresh-lettuce"],
    ["two", "fresh-lettuce-2"],
  ]);
  expect((await write(rows)).written).toBe(2);
  expect(await listed()).toHaveLength(2);
});

test("a list written twice changes nothing the second time", async () => {
  const rows = Array.from({ length: 81 }, (_, n) => ({
    name: `Thing ${n}`,
    price: n,
    category: `c${n % 7}`,
    rating: 3.5,
  }));
  await write(rows, { defaultStock: 3 });
  const before = await db().select().from(products).orderBy(products.id);
  const recorded = await db().select({ id: events.id }).from(events);
  expect(recorded).toHaveLength(81);
  expect((await write(rows, { defaultStock: 9 })).changes).toEqual([]);
  expect(await db().select().from(products).orderBy(products.id)).toEqual(before);
  expect(await db().select({ id: events.id }).from(events)).toHaveLength(81);
});

test("a row finds its product by identifier, else by explicit slug, else by its name's slug", async () => {
  await addProducts(db(), [
    { id: "x", name: "Red bike", price: 1 },
    { id: "y", name: "Blue bike", price: 1 },
    { id: "z", name: "Green bike", price: 1 },
  ]);
  await write([
    { productId: "x", name: "Bike, red", price: 11 },
    { slug: "blue-bike", name: "Bike, blue", price: 12 },
    { name: "Green  Bike!", price: 13 },
    { productId: "new", name: "Green bike", price: 14 },
    { slug: "green-bike", productId: "z", name: "Green bike", price: 15 },
  ]);
  expect((await listed()).map(({ productId, slug, price }) => [productId, slug, price]).sort()).toEqual([
    ["new", "green-bike-2", 14],
    ["x", "red-bike", 11],
    ["y", "blue-bike", 12],
    ["z", "green-bike", 15],
  ]);
});

test("what a row leaves out stays as it was, and the version rises with what is shown", async () => {
  await addProducts(db(), [
    { id: "x", name: "Bike", price: 1, company: "Acme", description: "Fast.", stock: 4 },
  ]);
  await write([{ productId: "x", name: "Bike", price: 2 }], { defaultStock: 50 });
  const after = await findProduct(db(), "x");
  expect(after).toMatchObject({
    version: 2,
    product: { price: 2, company: "Acme", description: "Fast.", stock: 4 },
  });
  await write([{ productId: "x", name: "Bike", price: 2, stock: 9 }]);
  expect(await findProduct(db(), "x")).toMatchObject({ version: 2, product: { stock: 9, available: 9 } });
  const adjusted = await db().select().from(stockAdjustments).where(eq(stockAdjustments.reason, "import"));
  expect(adjusted).toMatchObject([{ productId: "x", delta: 5, stockAfter: 9, actor: "user:usr_admin" }]);
});

test("a slug of another product and a stock below what is held are faults of their row alone", async () => {
  await addProducts(db(), [
    { id: "x", name: "Bike" },
    { id: "y", name: "Car" },
  ]);
  await db().update(productStock).set({ reserved: 3 }).where(eq(productStock.productId, "x"));
  const done = await write([
    { productId: "y", slug: "bike", name: "Car", price: 1 },
    { productId: "x", name: "Bike", price: 1, stock: 2 },
    { name: "Van", price: 1, category: "vans" },
  ]);
  expect(done.written).toBe(1);
  expect(done.failed.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
    [0, "slug"],
    [1, "stock"],
  ]);
});

test("an archived product that is written again is sold again", async () => {
  await addProducts(db(), [{ id: "x", name: "Bike", price: 5 }]);
  await archiveProduct(createContext(db(), "user:usr_admin"), "x");
  await write([{ productId: "x", name: "Bike", price: 5 }]);
  expect((await findProduct(db(), "x"))?.product.name).toBe("Bike");
});

test("names in other scripts stay different products", async () => {
  await write([
    { name: "りんご", price: 1 },
    { name: "バナナ", price: 2 },
    { name: "Smørrebrød", price: 3 },
  ]);
  const found = await listed();
  expect(found).toHaveLength(3);
  expect(found.map(({ slug }) => slug)).toContain("smorrebrod");
});

test("lists written at the same time under the same names make each product once", async () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({ name: `Thing ${n}`, price: n }));
  const done = await Promise.all([write(rows), write([...rows].reverse()), write(rows)]);
  expect(done.map(({ written }) => written)).toEqual([40, 40, 40]);
  expect(await listed()).toHaveLength(40);
});
