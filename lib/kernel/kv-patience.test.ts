import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askingKv, heardKv, kvSignal } from "./kv-patience.mjs";

vi.hoisted(() => {
  process.env.KV_PATIENCE_MS = "200";
});

beforeEach(() => {
  vi.useFakeTimers();
  heardKv();
});
afterEach(() => void vi.useRealTimers());

const after = (ms: number) => vi.advanceTimersByTime(ms);

test("questions that follow an unanswered one share its time", () => {
  expect(askingKv()).toBe(200);
  after(60);
  expect(askingKv()).toBe(140);
});

test("a KV that stayed silent is given a moment, and its full time once it has answered", () => {
  askingKv();
  after(200);
  expect(askingKv()).toBe(100);
  after(1_000);
  expect(askingKv()).toBe(100);
  heardKv();
  expect(askingKv()).toBe(200);
});

test("a silence of long ago says nothing about now", () => {
  askingKv();
  after(5_001);
  expect(askingKv()).toBe(200);
});

test("an answer that came while the process was busy still counts", async () => {
  vi.useRealTimers();
  const signal = kvSignal();
  const answer = new Promise((resolve) => setImmediate(resolve));
  const busyUntil = performance.now() + 300;
  while (performance.now() < busyUntil);
  await answer;
  expect(signal.aborted).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(signal.aborted).toBe(true);
});
