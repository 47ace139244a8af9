import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeCount, noteChange } from "@/lib/kernel/changes";
import { findRecent, keepRecent, readOnce, recentKey } from "./recent-answers";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answer = { body: new TextEncoder().encode("[]"), etag: '"1"' };

test("an answer is given again to the same question, for half a second", () => {
  const key = recentKey(new Request("http://shop.test:3000/api/product?sort=name"));
  expect(key).toBe("/api/product?sort=name");
  keepRecent(key, answer, changeCount());
  expect(findRecent(key)?.etag).toBe('"1"');
  expect(findRecent(`${key}&limit=1`)).toBeNull();
  vi.advanceTimersByTime(501);
  expect(findRecent(key)).toBeNull();
});

test("a change that this process makes is seen at once, also by an answer that was under way", () => {
  const begun = changeCount();
  keepRecent("/api/product", answer, begun);
  noteChange();
  expect(findRecent("/api/product")).toBeNull();
  keepRecent("/api/product", answer, begun);
  expect(findRecent("/api/product")).toBeNull();
});

test("who asks while the same is being read waits for that, but not for what began before a change", async () => {
  let reads = 0;
  const read = async () => {
    reads += 1;
    const mine = reads;
    await Promise.resolve();
    return mine;
  };
  const first = [readOnce("/api/topic", read), readOnce("/api/topic", read)];
  noteChange();
  const later = readOnce("/api/topic", read);
  expect(await Promise.all([...first, later])).toEqual([1, 1, 2]);
  expect(await readOnce("/api/topic", read)).toBe(3);
});

test("a reading that fails is over for those who ask next", async () => {
  await expect(readOnce("/api/topic", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await readOnce("/api/topic", async () => "back")).toBe("back");
});
