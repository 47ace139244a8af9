import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askingKv, heardKv } from "./kv-patience.mjs";

beforeEach(() => {
  vi.useFakeTimers();
  heardKv();
});
afterEach(() => void vi.useRealTimers());

const after = (ms: number) => vi.advanceTimersByTime(ms);

test("questions that follow an unanswered one share its time", () => {
  expect(askingKv()).toBe(250);
  after(100);
  expect(askingKv()).toBe(150);
});

test("a KV that stayed silent is given a moment, and its full time once it has answered", () => {
  askingKv();
  after(250);
  expect(askingKv()).toBe(100);
  after(1_000);
  expect(askingKv()).toBe(100);
  heardKv();
  expect(askingKv()).toBe(250);
});

test("a silence of long ago says nothing about now", () => {
  askingKv();
  after(5_001);
  expect(askingKv()).toBe(250);
});
