import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeCount, noteChange } from "@/lib/kernel/changes";
import { findRecent, keepRecent, readOnce, recentKey } from "./recent-answers";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answer = { body: new TextEncoder().encode("[]"), etag: '"1"' };

test("an answer is given again to the same question, for half a second", () => {
  const key = recentKey(new Request("http://shop.test:3000/api/product?sort=name"));
  expect(key).toBe("/api/product?sort=name");
  keepRecent(key, answer, "catalog", changeCount());
  expect(findRecent(key, "catalog")?.etag).toBe('"1"');
  expect(findRecent(`${key}&limit=1`, "catalog")).toBeNull();
  vi.advanceTimersByTime(501);
  expect(findRecent(key, "catalog")).toBeNull();
});

test("a change that this process makes is seen at once, also by an answer that was under way", () => {
  const begun = changeCount();
  keepRecent("/api/product", answer, "catalog", begun);
  noteChange();
  expect(findRecent("/api/product", "catalog")).toBeNull();
  keepRecent("/api/product", answer, "catalog", begun);
  expect(findRecent("/api/product", "catalog")).toBeNull();
});

test("who asks while the same is being read waits for that, but not for what began before a change", async () => {
  let reads = 0;
  const read = async () => {
    reads += 1;
    const mine = reads;
    await Promise.resolve();
    return mine;
  };
  const ask = () => readOnce("/api/topic", "catalog", read);
  const first = [ask(), ask()];
  noteChange("search");
  const meanwhile = ask();
  noteChange();
  const later = ask();
  expect(await Promise.all([...first, meanwhile, later])).toEqual([
    { answer: 1, isOwn: true },
    { answer: 1, isOwn: false },
    { answer: 1, isOwn: false },
    { answer: 2, isOwn: true },
  ]);
  expect(await ask()).toEqual({ answer: 3, isOwn: true });
});

test("a reading that fails is over for those who ask next", async () => {
  const ask = (read: () => Promise<string>) => readOnce("/api/topic", "catalog", read);
  await expect(ask(() => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await ask(async () => "back")).toEqual({ answer: "back", isOwn: true });
});
