import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { productStock, products } from "@/db/schema/catalog";
import { events } from "@/db/schema/events";
import { searchRuns, searchSynonyms } from "@/db/schema/search";
import { createContext } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { advanceRun } from "./advance-run";
import { applySearchSettings } from "./apply-settings";
import { findIndexDrift } from "./check-drift";
import { indexProducts } from "./index-products";
import { reindexProducts } from "./reindex-products";
import { PRODUCT_INDEX } from "./rules";
import type { RunProgress } from "./run-rules";
import { searchProducts } from "./search-products";
import { startRun } from "./start-run";

const db = useDatabase();
const ctx = () => createContext(db(), "system:test");
const AT_ONCE = { budgetMs: 0, patienceMs: 0 };
const NONE = { missing: 0, stale: 0, orphaned: 0 };
let ids: string[];

beforeAll(async () => {
  const rows = await addProducts(
    db(),
    Array.from({ length: 2500 }, (_, n) => ({ name: `Lamp number ${n}` })),
  );
  ids = rows.map(({ id }) => id);
  await applySearchSettings(db());
  await reindexProducts(db());
});

beforeEach(async () => {
  await db().update(searchRuns).set({ state: "superseded" }).where(eq(searchRuns.state, "running"));
});

const runOf = async (id: string) => {
  const [run] = await db().select().from(searchRuns).where(eq(searchRuns.id, id));
  if (!run) throw new Error("There is no such run.");
  return { ...run, progress: run.progress as RunProgress };
};

/** Takes steps until `isEnough`; answers the phases it saw. */
const step = async (
  id: string,
  isEnough: (phase: string) => boolean = (phase) => phase === "done",
): Promise<string[]> => {
  const phases: string[] = [];
  for (let n = 0; n < 50; n += 1) {
    const run = await runOf(id);
    phases.push(run.progress.phase);
    if (isEnough(run.progress.phase)) return phases;
    await advanceRun(ctx(), { runId: id, step: run.step }, AT_ONCE);
  }
  throw new Error("The run does not end.");
};

const settled = () =>
  withSearchIndex(async (client) => {
    const index = indexName(PRODUCT_INDEX);
    const { taskID } = await client.batch({ indexName: index, batchWriteParams: { requests: [] } });
    await client.waitForTask({ indexName: index, taskID });
  });

const namesOf = async (q: string) =>
  (await searchProducts({ q, page: 1, size: 5 })).hits.map(({ product }) => product.name);

const temporaries = async (): Promise<string[]> => {
  const { items } = await withSearchIndex((client) => client.listIndices());
  return items.map(({ name }) => name).filter((name) => name.startsWith(indexName("products_tmp")));
};

test("a comparison in many steps finds and mends each way of differing, and reports it", async () => {
  const [gone = "", old = ""] = ids.slice(1200);
  await withSearchIndex(async (client) => {
    const index = indexName(PRODUCT_INDEX);
    await client.deleteObject({ indexName: index, objectID: gone });
    await client.partialUpdateObject({ indexName: index, objectID: old, attributesToUpdate: { price: 1 } });
    await client.saveObject({ indexName: index, body: { objectID: "prd_ghost", name: "Ghost" } });
  });
  await settled();
  const id = await startRun(ctx(), "compare");
  const phases = await step(id);
  expect(phases.filter((phase) => phase === "products").length).toBe(3);
  expect(await runOf(id)).toMatchObject({
    state: "done",
    progress: {
      found: { missing: 1, stale: 1, orphaned: 1 },
      samples: [
        { productId: gone, drift: "missing" },
        { productId: old, drift: "stale" },
        { productId: "prd_ghost", drift: "orphaned" },
      ],
    },
  });
  await settled();
  expect((await findIndexDrift(db())).found).toEqual(NONE);
});

test("what is changed while a new index is being filled is in it when it has taken the old one's place", async () => {
  const id = await startRun(ctx(), "rebuild");
  await step(id, (phase) => phase === "move");
  const [changed = "", archived = "", silent = ""] = ids;
  await inTransaction(db(), async (tx) => {
    await tx.update(products).set({ name: "Chandelier" }).where(eq(products.id, changed));
    await tx.update(products).set({ archivedAt: new Date() }).where(eq(products.id, archived));
    const data = { slugs: [], categories: [], topics: [] };
    for (const [type, productId] of [
      ["product.changed", changed],
      ["product.archived", archived],
    ] as const)
      await recordEvent(tx, ctx(), { type, aggregateId: productId, data: { ...data, productId } });
    await tx.insert(searchSynonyms).values({
      id: "syn_test",
      kind: "same",
      words: ["chandelier", "candelabra"],
      updatedAt: new Date(),
    });
  });
  const [added] = await addProducts(db(), [{ name: "Lantern brandnew" }]);
  await db().update(productStock).set({ stock: 77 }).where(eq(productStock.productId, silent));
  // Their events' jobs write to the index that is about to be replaced.
  await indexProducts(db(), [changed, archived]);
  await applySearchSettings(db());
  await step(id, (phase) => phase === "products");
  await settled();
  expect(await namesOf("chandelier")).toEqual(["Chandelier"]);
  expect(await namesOf("candelabra")).toEqual(["Chandelier"]);
  await step(id);
  expect(await runOf(id)).toMatchObject({ state: "done", progress: { found: { missing: 1, stale: 1 } } });
  await settled();
  expect(await namesOf("brandnew")).toEqual(["Lantern brandnew"]);
  expect((await findIndexDrift(db())).found).toEqual(NONE);
  expect(await temporaries()).toEqual([]);
  await db().update(products).set({ archivedAt: null }).where(eq(products.id, archived));
  await indexProducts(db(), [archived, added?.id ?? ""]);
});

test("a message that comes twice, also at once, takes its step once", async () => {
  const id = await startRun(ctx(), "compare");
  const advance = (step: number) => advanceRun(ctx(), { runId: id, step }, AT_ONCE);
  const outcomes = await Promise.allSettled([advance(0), advance(0), advance(0)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  await advance(0);
  expect((await runOf(id)).step).toBe(1);
  const told = await db()
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.type, "search.run-advanced"), eq(events.aggregateId, id)));
  expect(told.map(({ data }) => data.step).sort()).toEqual([0, 1]);
});

test("a process that died after the move, or lost the new index, fills another", async () => {
  const id = await startRun(ctx(), "rebuild");
  await step(id, (phase) => phase === "move");
  const before = await runOf(id);
  await advanceRun(ctx(), { runId: id, step: before.step }, AT_ONCE);
  await db()
    .update(searchRuns)
    .set({ step: before.step, progress: before.progress })
    .where(eq(searchRuns.id, id));
  const phases = await step(id);
  expect(phases.slice(0, 3)).toEqual(["move", "prepare", "fill"]);
  expect((await runOf(id)).progress.found).toEqual(NONE);
  expect(await namesOf("lamp number 2499")).toContain("Lamp number 2499");
  expect(await temporaries()).toEqual([]);
});

test("one run at a time: a comparison joins what is going on, a rebuild begins anew", async () => {
  const starts = await Promise.all([1, 2, 3].map(() => startRun(ctx(), "compare")));
  expect(new Set(starts).size).toBe(1);
  const rebuild = await startRun(ctx(), "rebuild");
  expect((await runOf(starts[0] ?? "")).state).toBe("superseded");
  expect(await startRun(ctx(), "compare")).toBe(rebuild);
  await step(rebuild, (phase) => phase === "fill");
  const again = await startRun(ctx(), "rebuild");
  await step(again);
  const old = await runOf(rebuild);
  await advanceRun(ctx(), { runId: rebuild, step: old.step }, AT_ONCE);
  expect([old.state, (await runOf(again)).state]).toEqual(["superseded", "done"]);
});

test("a comparison that nobody goes on with gives way to the next", async () => {
  const stalled = await startRun(ctx(), "compare");
  await db()
    .update(searchRuns)
    .set({ updatedAt: new Date(Date.now() - 3_600_000) })
    .where(eq(searchRuns.id, stalled));
  expect(await startRun(ctx(), "compare")).not.toBe(stalled);
});

test("runs of longer than a month ago are forgotten", async () => {
  const old = await startRun(ctx(), "compare");
  await db()
    .update(searchRuns)
    .set({ state: "done", finishedAt: new Date(Date.now() - 31 * 86_400_000) })
    .where(eq(searchRuns.id, old));
  const kept = await startRun(ctx(), "compare");
  const rows = await db().select({ id: searchRuns.id }).from(searchRuns);
  expect(rows.map(({ id }) => id)).toContain(kept);
  expect(rows.map(({ id }) => id)).not.toContain(old);
});
