import { beforeEach, expect, test, vi } from "vitest";
import { countRepeatedSearches, noteRepeatedSearch, noteSearch } from "./repeated-searches";
import type { SearchInput } from "./rules";

/** What reached the index, as it was sent. */
const asked = vi.hoisted((): { query: string; userToken: string }[] => []);

vi.mock("@/lib/services/search-index", () => ({
  indexName: (name: string) => name,
  withSearchIndex: (run: (client: unknown) => Promise<unknown>) =>
    run({
      searchForHits: async ({ requests }: { requests: typeof asked }) => {
        asked.push(...requests);
      },
    }),
}));

const search = (q: string): SearchInput => ({ q, page: 1, size: 20 });
const told = () => asked.map(({ query, userToken }) => `${query} by ${userToken}`);

beforeEach(async () => {
  await countRepeatedSearches();
  asked.length = 0;
});

test("the first of those that are gathered has them counted, each person's search once", async () => {
  const kite = search("kite");
  expect(["ana", "bo", "ana"].map((person) => noteRepeatedSearch(kite, person))).toEqual([
    true,
    false,
    false,
  ]);
  expect(noteRepeatedSearch(search("lamp"), "ana")).toBe(false);
  await countRepeatedSearches();
  expect(told()).toEqual(["kite by ana", "kite by bo", "lamp by ana"]);
});

test("whoever is counted for an answer is not counted for it again, nor is the one for whom it was found", async () => {
  const kite = search("kite");
  noteSearch(kite, "ana");
  expect(noteRepeatedSearch(kite, "ana")).toBe(false);
  expect(noteRepeatedSearch(kite, "bo")).toBe(true);
  await countRepeatedSearches();
  expect(noteRepeatedSearch(kite, "bo")).toBe(false);
  expect(noteRepeatedSearch(search("kite"), "bo")).toBe(true);
  await countRepeatedSearches();
  expect(told()).toEqual(["kite by bo", "kite by bo"]);
});

test("what nobody comes to count stays small, however many search", async () => {
  for (let n = 0; n < 20_000; n += 1) noteRepeatedSearch(search(`kite ${n % 700}`), `person ${n}`);
  await countRepeatedSearches();
  expect(asked.length).toBeGreaterThan(500);
  expect(asked.length).toBeLessThanOrEqual(1000);
});

test("whoever was to count and never did is replaced", async () => {
  const now = Date.now();
  const kite = search("kite");
  expect(noteRepeatedSearch(kite, "ana", now)).toBe(true);
  expect(noteRepeatedSearch(kite, "bo", now + 5_000)).toBe(false);
  expect(noteRepeatedSearch(kite, "cy", now + 30_000)).toBe(true);
  expect(noteRepeatedSearch(kite, "di", now + 30_001)).toBe(false);
  await countRepeatedSearches();
  expect(told()).toEqual(["kite by ana", "kite by bo", "kite by cy", "kite by di"]);
});
