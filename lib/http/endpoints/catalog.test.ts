import { eq } from "drizzle-orm";
import { revalidateTag } from "next/cache";
import { beforeAll, expect, test, vi } from "vitest";
import type { z } from "zod";
import * as categoryRoute from "@/app/api/category/route";
import * as oneRoute from "@/app/api/product/[productId]/route";
import * as fetchRoute from "@/app/api/product/batch-fetch/route";
import * as importRoute from "@/app/api/product/batch-write-item/route";
import * as listRoute from "@/app/api/product/route";
import { auditEntries } from "@/db/schema/audit";
import { productStock, stockAdjustments } from "@/db/schema/catalog";
import { events } from "@/db/schema/events";
import type { Product } from "@/lib/catalog/schema";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { type Answer, callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";
import * as endpoints from "./catalog";

const db = useDatabase();
let admin: Record<string, string>;
let shopper: Record<string, string>;

beforeAll(async () => {
  admin = (await signIn(db(), "admin")).headers;
  shopper = (await signIn(db())).headers;
});

/** The body, after a check that it is exactly what the endpoint documents. */
const bodyOf = <T>(
  answer: Answer,
  endpoint: { responses: Record<number, { schema: z.ZodType | null }> },
): T => {
  const schema = endpoint.responses[answer.status]?.schema;
  return (schema ? schema.parse(answer.body) : answer.body) as T;
};

const one = (
  method: "GET" | "PUT" | "DELETE",
  productId: string,
  more: { body?: unknown; headers?: Record<string, string> } = {},
) => callRoute(oneRoute, { method, path: `/product/${productId}`, params: { productId }, ...more });

const list = (search: string) => callRoute(listRoute, { path: `/product?${search}` });

const create = (body: unknown, headers: Record<string, string> = admin) =>
  callRoute(listRoute, { method: "POST", path: "/product", body, headers });

const created = async (body: unknown): Promise<Product> =>
  bodyOf<{ product: Product }>(await create(body), endpoints.createProduct).product;

test("a page of products continues where it ended and is closed to anything undocumented", async () => {
  await addProducts(db(), [
    { name: "P1", price: 1 },
    { name: "P2", price: 2 },
    { name: "P3", price: 3 },
  ]);
  const first = await list("sort=price&limit=2&maxPrice=3");
  const page = bodyOf<{ products: Product[]; nextCursor: string }>(first, endpoints.listProducts);
  expect(page.products.map(({ name }) => name)).toEqual(["P1", "P2"]);
  const rest = await list(`sort=price&limit=2&maxPrice=3&cursor=${page.nextCursor}`);
  expect(rest.body).toMatchObject({ products: [{ name: "P3" }], nextCursor: null });
  for (const search of [
    "colour=red",
    "minPrice=1e3",
    "limit=101",
    "cursor=nonsense",
    "sort=price&sort=name",
  ]) {
    const answer = await list(search);
    expect([answer.status, problemOf(answer)], search).toEqual([400, "invalid-query"]);
  }
});

test("a product is read by path and by query, and not again while it is the same", async () => {
  const { productId } = await created({ name: "Kettle", price: 2999, category: "kitchen" });
  const byPath = await one("GET", productId);
  expect((await list(`productId=${productId}`)).body).toEqual(byPath.body);
  const etag = byPath.headers.get("etag") ?? "";
  expect(byPath.headers.get("cache-control")).toMatch(/public/);
  expect((await one("GET", productId, { headers: { "if-none-match": etag } })).status).toBe(304);
  await one("PUT", productId, { body: { stock: 5, expectedStock: 0 }, headers: admin });
  expect((await one("GET", productId)).headers.get("etag")).toBe(etag);
  await one("PUT", productId, { body: { price: 1999 }, headers: admin });
  expect((await one("GET", productId)).headers.get("etag")).not.toBe(etag);
  const missing = await one("GET", "prd_unknown");
  expect([missing.status, problemOf(missing)]).toEqual([404, "unknown-product"]);
});

test("several products are fetched in the order asked for by address and by body", async () => {
  const [a, b] = await addProducts(db(), [{ name: "Fetch A" }, { name: "Fetch B" }]);
  const ids = [b?.id, "prd_unknown", a?.id, b?.id].map(String);
  const byAddress = await callRoute(fetchRoute, { path: `/product/batch-fetch?ids=${ids.join(",")}` });
  const byBody = await callRoute(fetchRoute, {
    method: "POST",
    path: "/product/batch-fetch",
    body: ids.map((productId) => ({ productId })),
  });
  expect(byBody.body).toEqual(byAddress.body);
  expect(
    bodyOf<{ products: Product[] }>(byBody, endpoints.fetchProducts).products.map(({ name }) => name),
  ).toEqual(["Fetch B", "Fetch A", "Fetch B"]);
  const many = Array.from({ length: 101 }, () => ids[0]).join(",");
  expect((await callRoute(fetchRoute, { path: `/product/batch-fetch?ids=${many}` })).status).toBe(400);
});

test("only an admin writes", async () => {
  const body = { name: "Nope", price: 1, category: "x" };
  expect((await create(body, {})).status).toBe(401);
  expect((await create(body, shopper)).status).toBe(403);
  expect((await one("DELETE", "prd_unknown", { headers: shopper })).status).toBe(403);
  const foreign = await create(body, { ...admin, origin: "https://evil.example" });
  expect([foreign.status, problemOf(foreign)]).toEqual([403, "cross-site-request"]);
});

test("a new product answers 201 with its address, and its words make category and topic", async () => {
  const answer = await create({
    name: "Sled",
    price: 4500,
    category: "Winter sports",
    topic: "snow-days",
    stock: 3,
  });
  const { product } = bodyOf<{ product: Product }>(answer, endpoints.createProduct);
  expect(answer.status).toBe(201);
  expect(answer.headers.get("location")).toBe(`/api/product/${product.productId}`);
  expect(product).toMatchObject({
    slug: "sled",
    category: "winter-sports",
    topic: "snow-days",
    stock: 3,
    sold: 0,
  });
  const { body } = await callRoute(categoryRoute, { path: "/category" });
  expect(body).toMatchObject({
    categories: expect.arrayContaining([
      { slug: "winter-sports", name: "Winter sports", count: 1, imageUrl: expect.any(String) },
    ]),
  });
  const again = await create({ name: "Sled", price: 1, category: "x" });
  expect([again.status, problemOf(again)]).toEqual([409, "slug-taken"]);
  const euros = await create({ name: "Sled in euros", price: 1, category: "x", currency: "eur" });
  expect([euros.status, problemOf(euros)]).toEqual([422, "currency-mismatch"]);
  for (const body of [
    {},
    { name: "X", price: 1.5, category: "x" },
    { name: "X", price: 1, category: "x", sold: 9 },
  ]) {
    expect((await create(body)).status).toBe(422);
  }
});

test("the same key makes one product and answers the same again, conflicts included", async () => {
  const key = { ...admin, "idempotency-key": "one-drum" };
  const drum = { name: "Drum", price: 100, category: "music" };
  const answers = await Promise.all([create(drum, key), create(drum, key), create(drum, key)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true")).toHaveLength(2);
  const other = await create({ ...drum, price: 5 }, key);
  expect([other.status, problemOf(other)]).toEqual([422, "idempotency-mismatch"]);
  const conflict = { ...admin, "idempotency-key": "second-drum" };
  expect((await create(drum, conflict)).status).toBe(409);
  const { product } = endpoints.createProduct.responses[201].schema.parse(answers[0]?.body);
  await one("PUT", product.productId, { body: { slug: "first-drum" }, headers: admin });
  expect((await create(drum, conflict)).status).toBe(409);
  expect((await create(drum)).status).toBe(201);
});

test("a change against a version that is gone is refused", async () => {
  const { productId } = await created({ name: "Tent", price: 9900, category: "outdoor" });
  const etag = (await one("GET", productId)).headers.get("etag") ?? "";
  const headers = { ...admin, "if-match": etag };
  expect((await one("PUT", productId, { body: { price: 8900 }, headers })).status).toBe(200);
  const stale = await one("PUT", productId, { body: { price: 7900 }, headers });
  expect([stale.status, problemOf(stale)]).toEqual([412, "precondition-failed"]);
  expect((await one("GET", productId)).body).toMatchObject({ product: { price: 8900 } });
});

test("stock is changed against the value that was seen, never below what is held, and leaves an adjustment", async () => {
  const { productId } = await created({ name: "Rope", price: 900, category: "outdoor", stock: 10 });
  const put = (body: unknown) => one("PUT", productId, { body, headers: admin });
  expect(problemOf(await put({ stock: 5 }))).toBe("expected-stock-missing");
  expect(problemOf(await put({ stock: 5, expectedStock: 9 }))).toBe("stock-changed");
  await db().update(productStock).set({ reserved: 4 }).where(eq(productStock.productId, productId));
  expect(problemOf(await put({ stock: 3, expectedStock: 10 }))).toBe("insufficient-stock");
  const done = await put({ stock: 5, expectedStock: 10, stockReason: "five were wet" });
  expect(done.body).toMatchObject({ product: { stock: 5, available: 1 } });
  const rows = await db().select().from(stockAdjustments).where(eq(stockAdjustments.productId, productId));
  expect(rows.map(({ delta, stockAfter, reason }) => [delta, stockAfter, reason]).sort()).toEqual([
    [-5, 5, "five were wet"],
    [10, 10, "initial stock"],
  ]);
});

test("of several admins who set the stock at the same time exactly one succeeds", async () => {
  const { productId } = await created({ name: "Bucket", price: 900, category: "outdoor", stock: 10 });
  const answers = await Promise.all(
    [1, 2, 3, 4].map((stock) =>
      one("PUT", productId, { body: { stock, expectedStock: 10 }, headers: admin }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

test("a change is on the pages at once, in the log and in the audit with before and after", async () => {
  const { productId } = await created({ name: "Stove", price: 100, category: "outdoor", topic: "camping" });
  vi.mocked(revalidateTag).mockClear();
  await one("PUT", productId, {
    body: { slug: "camp-stove", category: "kitchen", topic: null },
    headers: admin,
  });
  expect(new Set(vi.mocked(revalidateTag).mock.calls.map(([tag]) => tag))).toEqual(
    new Set([
      `product:${productId}`,
      "slug:stove",
      "slug:camp-stove",
      "category:outdoor",
      "category:kitchen",
      "topic:camping",
      "shelves",
    ]),
  );
  const [event] = await db()
    .select()
    .from(events)
    .where(eq(events.aggregateId, productId))
    .orderBy(events.seq)
    .offset(1);
  expect(event).toMatchObject({
    type: "product.changed",
    data: { productId, slugs: ["stove", "camp-stove"] },
  });
  const [, entry] = await db()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, productId))
    .orderBy(auditEntries.id);
  expect(entry).toMatchObject({
    action: "product.update",
    before: { slug: "stove", categorySlug: "outdoor", topicSlug: "camping" },
    after: { slug: "camp-stove", categorySlug: "kitchen", topicSlug: null },
  });
});

test("a change that changes nothing leaves no trace", async () => {
  const { productId } = await created({ name: "Mug", price: 100, category: "kitchen", tags: ["a"] });
  const before = await one("GET", productId);
  await one("PUT", productId, { body: { name: "Mug", tags: ["a"], category: "Kitchen" }, headers: admin });
  const after = await one("GET", productId);
  expect([after.body, after.headers.get("etag")]).toEqual([before.body, before.headers.get("etag")]);
  expect(await db().select().from(events).where(eq(events.aggregateId, productId))).toHaveLength(1);
});

test("an archived product is gone, twice too", async () => {
  const { productId } = await created({ name: "Old radio", price: 100, category: "kitchen" });
  for (let n = 0; n < 2; n += 1)
    expect((await one("DELETE", productId, { headers: admin })).status).toBe(204);
  expect((await one("GET", productId)).status).toBe(404);
  expect((await one("PUT", productId, { body: { nonsense: 1 }, headers: admin })).status).toBe(404);
  expect((await one("DELETE", "prd_unknown", { headers: admin })).status).toBe(404);
});

test("a list is written as far as it is good", async () => {
  const write = (body: unknown, search = "") =>
    callRoute(importRoute, {
      method: "POST",
      path: `/product/batch-write-item${search}`,
      body,
      headers: admin,
    });
  const answer = await write(
    [{ name: "Import A", price: 29.99 }, { name: "Import B" }],
    "?priceUnit=major&defaultStock=4",
  );
  expect(bodyOf(answer, endpoints.writeProducts)).toMatchObject({
    written: 1,
    failed: [{ index: 1, errors: [{ path: "price" }] }],
  });
  expect((await list("productId=none&sort=name")).status).toBe(404);
  expect((await write({ name: "no list" })).status).toBe(422);
  expect((await write([], "?priceUnit=cents")).status).toBe(400);
  expect((await write(Array.from({ length: 1001 }, () => ({})))).status).toBe(422);
});

test("lists written at the same time under keys of their own all land", async () => {
  const rows = Array.from({ length: 30 }, (_, n) => ({ name: `Raced ${n}`, price: n }));
  const write = (key: string) =>
    callRoute(importRoute, {
      method: "POST",
      path: "/product/batch-write-item",
      body: rows,
      headers: { ...admin, "idempotency-key": key },
    });
  const answers = await Promise.all(["race-a", "race-b", "race-c", "race-a"].map(write));
  for (const { body } of answers) expect(body).toEqual({ written: 30, failed: [] });
});
