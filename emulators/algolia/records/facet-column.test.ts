import { expect, test } from "vitest";
import { FacetColumn } from "./facet-column";

const counted = (column: FacetColumn, docs: number[]): Record<string, number> => {
  const counts = column.countValues(Int32Array.from(docs), docs.length);
  const pairs = column.values.map((value, number): [string, number] => [value, counts[number] ?? 0]);
  return Object.fromEntries(pairs.filter(([, count]) => count > 0));
};

const marked = (column: FacetColumn, size: number, value: string): number[] => {
  const marks = new Uint8Array(size).fill(1);
  column.narrow(marks, column.matching(value, true));
  return [...marks.keys()].filter((doc) => marks[doc]);
};

test.each([3, 300, 70_000])("counts and filters by any of %i values alike", (values) => {
  const column = new FacetColumn();
  for (let doc = 0; doc < values; doc++) column.set(doc, [`value ${doc}`]);
  const last = `value ${values - 1}`;
  column.set(1, ["value 0", last]);
  column.clear(2);
  expect(counted(column, [0, 1, 2])).toEqual({ "value 0": 2, [last]: 1 });
  expect(marked(column, values + 5, "value 0")).toEqual([0, 1]);
  expect(marked(column, values + 5, last)).toEqual(values === 3 ? [1] : [1, values - 1]);
});
