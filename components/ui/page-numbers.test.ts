import { expect, test } from "vitest";
import { pageNumbers } from "./page-numbers";

test("a short list shows every page", () => {
  expect(pageNumbers(2, 5)).toEqual([1, 2, 3, 4, 5]);
});

test("gaps are marked before and after the current page", () => {
  expect(pageNumbers(1, 20)).toEqual([1, 2, 3, -1, 20]);
  expect(pageNumbers(9, 20)).toEqual([1, -1, 9, -2, 20]);
  expect(pageNumbers(20, 20)).toEqual([1, -1, 18, 19, 20]);
});

test("the current page, the first and the last are always there, and never more than fit a phone", () => {
  for (let pages = 1; pages <= 40; pages++) {
    for (let page = 1; page <= pages; page++) {
      const shown = pageNumbers(page, pages);
      expect(shown).toEqual(expect.arrayContaining([1, page, pages]));
      expect(shown.length).toBeLessThanOrEqual(5);
      expect(new Set(shown).size).toBe(shown.length);
    }
  }
});
