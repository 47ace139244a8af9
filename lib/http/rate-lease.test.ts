import { expect, test } from "vitest";
import { countByLease } from "./rate-lease";

/** A window's counter as all processes share it. */
const openWindow = (limit: number) => {
  const window = { limit, windowS: 60 };
  let used = 0;
  let asked = 0;
  return {
    asked: () => asked,
    /** One call in the process of that name. */
    call: (process: string) =>
      countByLease(`${process}:${limit}`, window, async (calls) => {
        asked += 1;
        await new Promise((resolve) => setImmediate(resolve));
        const taken = Math.min(calls, limit - used);
        used += taken;
        return { taken, remaining: limit - used };
      }),
  };
};

test("many calls ask the store once, and count down", async () => {
  const window = openWindow(6000);
  const left: number[] = [];
  for (let n = 0; n < 60; n += 1) left.push(await window.call("one"));
  expect(window.asked()).toBe(1);
  expect(left[0]).toBe(5999);
  expect(left.at(-1)).toBe(5940);
});

test("two processes together never let more through than the limit, and hardly fewer", async () => {
  const window = openWindow(1000);
  const answers = await Promise.all(
    Array.from({ length: 3000 }, (_, n) => window.call(n % 3 === 0 ? "two-a" : "two-b")),
  );
  const allowed = answers.filter((left) => left >= 0).length;
  expect(allowed).toBeLessThanOrEqual(1000);
  expect(allowed).toBeGreaterThanOrEqual(990);
});

test("a small limit is counted call by call", async () => {
  const window = openWindow(5);
  const answers = await Promise.all(
    Array.from({ length: 9 }, (_, n) => window.call(n % 2 ? "three-a" : "three-b")),
  );
  expect(answers.filter((left) => left >= 0)).toHaveLength(5);
});
