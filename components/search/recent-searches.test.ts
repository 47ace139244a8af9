import { beforeEach, expect, test, vi } from "vitest";
import { forgetAllSearches, forgetSearch, readRecent, rememberSearch } from "./recent-searches";

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

test("the newest comes first, each once whatever its case, and no more than eight", () => {
  for (const q of ["Milk", "bread", " milk ", ""]) rememberSearch(q);
  expect(readRecent()).toEqual(["milk", "bread"]);
  for (let n = 0; n < 9; n += 1) rememberSearch(`search ${n}`);
  expect(readRecent().length).toBe(8);
  expect(readRecent()[0]).toBe("search 8");
});

test("one or all can be forgotten", () => {
  for (const q of ["milk", "bread"]) rememberSearch(q);
  forgetSearch("MILK");
  expect(readRecent()).toEqual(["bread"]);
  forgetAllSearches();
  expect([readRecent(), kept.size]).toEqual([[], 0]);
});

test("a storage that is broken or closed holds nothing", () => {
  kept.set("recent-searches", "{not json");
  expect(readRecent()).toEqual([]);
  vi.stubGlobal("localStorage", undefined);
  rememberSearch("milk");
  expect(readRecent()).toEqual([]);
});
