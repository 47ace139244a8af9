import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { productStock, products } from "@/db/schema/catalog";
import { markTags } from "@/lib/kernel/cache/tags.mjs";
import { noteChange } from "@/lib/kernel/changes";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { getKnownProducts } from "./known-products";
import { catalogTags } from "./rules";

const db = useDatabase();

beforeAll(() =>
  addProducts(db(), [
    { id: "plenty", name: "Plenty", stock: 1000 },
    { id: "scarce", name: "Scarce", stock: 3 },
  ]),
);

const sell = (productId: string) =>
  db().update(productStock).set({ reserved: 1 }).where(eq(productStock.productId, productId));
const known = async (productId: string) => (await getKnownProducts(db(), [productId])).get(productId);

test("what is not sold is left out", async () => {
  const found = await getKnownProducts(db(), ["plenty", "nothing", "scarce"]);
  expect([...found.keys()].sort()).toEqual(["plenty", "scarce"]);
});

test("a sale shows at once on what is scarce, later where there is plenty", async () => {
  await getKnownProducts(db(), ["plenty", "scarce"]);
  await sell("plenty");
  await sell("scarce");
  noteChange();
  expect((await known("scarce"))?.available).toBe(2);
  expect((await known("plenty"))?.available).toBe(1000);
});

test("a change of what is shown shows at once", async () => {
  expect((await known("plenty"))?.price).toBe(1000);
  await db().update(products).set({ price: 1100 }).where(eq(products.id, "plenty"));
  await new Promise((resolve) => setTimeout(resolve, 5));
  await markTags([catalogTags.product("plenty")]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await known("plenty"))?.price).toBe(1100);
});
