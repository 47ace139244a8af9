import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CachedRouteKind, IncrementalCachedAppPageValue } from "next/dist/server/response-cache/types";
import { afterAll, beforeEach, expect, test, vi } from "vitest";

const APP_PAGE = "APP_PAGE" as CachedRouteKind.APP_PAGE;

const directory = mkdtempSync(join(tmpdir(), "page-cache-"));
process.env.PAGE_CACHE_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The handler as another process has it: with nothing in memory. */
const newProcess = async () => {
  vi.resetModules();
  const { default: PageCache } = await import("./pages.mjs");
  return new PageCache();
};

const page = (html: string, tags: string, status?: number): IncrementalCachedAppPageValue => ({
  kind: APP_PAGE,
  html,
  rscData: Buffer.from("data →"),
  headers: { "x-next-cache-tags": tags },
  postponed: undefined,
  status,
  segmentData: undefined,
});

const htmlOf = async (cache: Awaited<ReturnType<typeof newProcess>>, key: string) => {
  const kept = await cache.get(key);
  return kept?.value?.kind === APP_PAGE ? kept.value.html : null;
};

let cache: Awaited<ReturnType<typeof newProcess>>;
beforeEach(async () => {
  cache = await newProcess();
});

test("a page is kept in ASCII, here and for the next process, its data as it was", async () => {
  const filler = "x".repeat(1_000);
  await cache.set("/bread", page(`<p>${filler} → ñ</p>`, "shelves,product:1"), {});
  for (const reader of [cache, await newProcess()]) {
    const kept = await reader.get("/bread");
    expect(kept?.value).toMatchObject({
      html: `<p>${filler} &#8594; &#241;</p>`,
      rscData: Buffer.from("data →"),
      headers: { "x-next-cache-tags": "shelves,product:1" },
    });
  }
});

test("a page goes with any of its tags, and comes back when it is made anew", async () => {
  vi.useFakeTimers({ now: Date.now(), toFake: ["Date"] });
  await cache.set("/cheese", page("<p>one</p>", "shelves,product:2"), {});
  await cache.set("/milk", page("<p>other</p>", "shelves,product:3"), {});
  vi.advanceTimersByTime(5);
  await cache.revalidateTag("product:2");
  expect(await htmlOf(cache, "/cheese")).toBeNull();
  expect(await htmlOf(cache, "/milk")).toBe("<p>other</p>");
  vi.advanceTimersByTime(5);
  await cache.set("/cheese", page("<p>two</p>", "shelves,product:2"), {});
  expect(await htmlOf(cache, "/cheese")).toBe("<p>two</p>");
  vi.useRealTimers();
});

test("what was not found is not kept", async () => {
  await cache.set("/made-up", page("<p>nothing here</p>", "shelves", 404), {});
  expect(await cache.get("/made-up")).toBeNull();
});
