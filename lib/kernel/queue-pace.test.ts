import { expect, test } from "vitest";
import { compileExpression } from "@/emulators/qstash/expression";
import { RETRY_DELAY, spanOf, waitAfter } from "./queue-pace";

test("the queue's formula and our own reckoning of it agree", () => {
  const formula = compileExpression(RETRY_DELAY);
  for (let retried = 0; retried < 10; retried += 1) expect(formula(retried)).toBe(1000 * waitAfter(retried));
});

test("waits grow, none is longer than a minute, and five of them span an outage of two minutes", () => {
  expect([0, 1, 2, 3, 4, 9].map(waitAfter)).toEqual([5, 10, 20, 40, 60, 60]);
  expect(spanOf(5)).toBe(135);
  expect(spanOf(0)).toBe(0);
});
