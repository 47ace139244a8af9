import { expect, test } from "vitest";
import { DocBits } from "./doc-bits";

test("records come out once, in order, and only the first time", () => {
  const found = new DocBits();
  found.makeRoom(100);
  for (const doc of [64, 99, 0, 31, 32, 31, 63, 99]) found.add(doc);
  const drained: number[] = [];
  found.drain(100, (doc) => drained.push(doc));
  expect(drained).toEqual([0, 31, 32, 63, 64, 99]);
  found.drain(100, (doc) => drained.push(doc));
  expect(drained).toHaveLength(6);
});
