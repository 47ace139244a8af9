import { expect, test } from "vitest";
import { type Between, NumericColumn } from "./numeric-column";

const LEAST = Number.NEGATIVE_INFINITY;
const MOST = Number.POSITIVE_INFINITY;
const NONE = Number.NaN;

const passing = (column: NumericColumn, stretch: Between, size = 6): number[] => {
  const marks = new Uint8Array(size).fill(1);
  column.narrow(marks, stretch);
  return [...marks.keys()].filter((doc) => marks[doc]);
};

test("records pass by any of their numbers, compared to three decimals; those without a number never do", () => {
  const column = new NumericColumn();
  column.set(0, [1]);
  column.set(1, [2]);
  column.set(3, [9, 2]);
  expect(passing(column, { low: LEAST, high: 2, except: NONE })).toEqual([0, 1, 3]);
  expect(passing(column, { low: LEAST, high: 2, except: 2 })).toEqual([0]);
  expect(passing(column, { low: LEAST, high: MOST, except: 2 })).toEqual([0, 3]);
  expect(passing(column, { low: 3, high: 8, except: NONE })).toEqual([]);
  column.set(4, [2.0004]);
  expect(passing(column, { low: 2, high: 2, except: NONE })).toEqual([1, 3, 4]);
});

test("what is marked off already stays so", () => {
  const column = new NumericColumn();
  column.set(0, [1, 2]);
  column.set(1, [1]);
  const marks = Uint8Array.from([0, 0, 1]);
  column.narrow(marks, { low: 0, high: 5, except: NONE });
  expect([...marks]).toEqual([0, 0, 0]);
});
