import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import * as bulkRoute from "@/app/api/search/bulk-write/route";
import * as queryRoute from "@/app/api/search/fuzzy-query/route";
import * as rankingRoute from "@/app/api/search/purchased-ranking/route";
import * as suggestRoute from "@/app/api/search/suggest/route";
import { productSold } from "@/db/schema/catalog";
import { deliveries, events } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { applySearchSettings } from "@/lib/search/apply-settings";
import { searchIndexing, searchRuns } from "@/lib/search/jobs";
import { listPopularQueries } from "@/lib/search/popular-queries";
import { reindexProducts } from "@/lib/search/reindex-products";
import { countRepeatedSearches } from "@/lib/search/repeated-searches";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";
import * as endpoints from "./search";

const db = useDatabase();
let admin: Record<string, string>;

beforeAll(async () => {
  admin = (await signIn(db(), "admin")).headers;
  const rows = await addProducts(db(), [
    { name: "Red kite", categorySlug: "toys", price: 900 },
    { name: "Blue kite", categorySlug: "toys", price: 800 },
    { name: "Kitchen scales", categorySlug: "kitchen", price: 3900 },
  ]);
  for (const [n, { id }] of rows.entries()) {
    await db()
      .update(productSold)
      .set({ sold: [4, 4, 9][n] })
      .where(eq(productSold.productId, id));
  }
  await applySearchSettings(db());
  await reindexProducts(db());
});

const query = (search: string) => callRoute(queryRoute, { path: `/search/fuzzy-query?${search}` });

test("a search answers hits, facets and pages as documented, and may be kept by anyone", async () => {
  const answer = await query("q=kiet&category=toys&sort=price&size=1");
  const body = endpoints.searchProducts.responses[200].schema.parse(answer.body);
  expect(body).toMatchObject({
    hits: [{ product: { name: "Blue kite" }, highlights: { name: "Blue <mark>kite</mark>" } }],
    total: 2,
    page: 1,
    pages: 2,
  });
  expect(answer.headers.get("cache-control")).toMatch(/public/);
  for (const bad of ["page=0", "size=101", "minPrice=1e3", "sort=name", "colour=red", "q=a&q=b"]) {
    const refused = await query(bad);
    expect([refused.status, problemOf(refused)], bad).toEqual([400, "invalid-query"]);
  }
  const texts = ['"', '{"a":1}', "x".repeat(500), "%", "🦄"].map(encodeURIComponent);
  for (const text of texts) expect((await query(`q=${text}`)).status).toBe(200);
});

test("what is typed is met with categories and products, never more than eight", async () => {
  const suggest = async (q: string) => {
    const { body } = await callRoute(suggestRoute, { path: `/search/suggest?q=${q}` });
    return endpoints.suggestSearches.responses[200].schema.parse(body).suggestions;
  };
  expect(await suggest("kit")).toEqual(
    expect.arrayContaining([
      { kind: "category", text: "Kitchen", slug: "kitchen" },
      { kind: "product", text: "Red kite", slug: "red-kite", productId: expect.stringMatching(/^prd_/) },
    ]),
  );
  expect((await suggest("")).length).toBeLessThanOrEqual(8);
  expect(await suggest("zzzz")).toEqual([]);
});

test("a query is offered to others once several people found something with it", async () => {
  const ask = async (q: string, people: number) => {
    for (let n = 1; n <= people; n += 1) {
      const headers = { "x-vercel-forwarded-for": `192.0.2.${n}` };
      await callRoute(queryRoute, { path: `/search/fuzzy-query?q=${q}`, headers });
    }
  };
  await ask("Red%20%20Kite", 3);
  await ask("scales", 2);
  await ask("nothinglikethis", 4);
  // All but the first of each were answered from memory.
  await countRepeatedSearches();
  expect(await listPopularQueries(Date.now() + 120_000)).toEqual(["red kite"]);
});

test("the ranking is best first, ties by name, and narrows to a category", async () => {
  const rank = async (search: string) => {
    const { body } = await callRoute(rankingRoute, { path: `/search/purchased-ranking?${search}` });
    const { products } = endpoints.listMostSold.responses[200].schema.parse(body);
    return products.map(({ name, sold }) => [name, sold]);
  };
  expect(await rank("")).toEqual([
    ["Kitchen scales", 9],
    ["Blue kite", 4],
    ["Red kite", 4],
  ]);
  expect(await rank("category=toys&size=1")).toEqual([["Blue kite", 4]]);
});

test("an admin has products indexed anew by a job, everyone else is refused", async () => {
  const write = (body: unknown, headers = admin) =>
    callRoute(bulkRoute, { method: "POST", path: "/search/bulk-write", body, headers });
  expect((await write({ all: true }, {})).status).toBe(401);
  expect((await write({ all: false })).status).toBe(422);
  expect((await write([])).status).toBe(422);
  const [added] = await addProducts(db(), [{ name: "Green kite", categorySlug: "toys" }]);
  for (const [body, subscription, job] of [
    [[{ productId: added?.id }], "search-indexing", searchIndexing],
    [{ all: true }, "search-runs", searchRuns],
  ] as const) {
    const answer = await write(body);
    expect(answer.status).toBe(202);
    const { jobId } = endpoints.requestReindex.responses[202].schema.parse(answer.body);
    const [event] = await db().select().from(events).where(eq(events.aggregateId, jobId));
    const deliveryId = `${event?.id}.${subscription}`;
    await db()
      .insert(deliveries)
      .values({ id: deliveryId, eventId: event?.id ?? "", subscription });
    const ctx = createContext(db(), "system:test");
    expect(await deliver(ctx, { deliveryId, job, lastTry: false })).toBe("done");
  }
  await expect.poll(async () => JSON.stringify((await query("q=green")).body)).toContain("Green kite");
});
