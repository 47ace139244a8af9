import { expect, test } from "vitest";
import { readSearch, writeSearch } from "./search-query";

test("a search survives the way into the address and back", () => {
  const view = {
    ...readSearch("?q=a"),
    q: `"50% & more" + крем`,
    sort: "-price",
    inStock: true,
    maxPrice: 1999,
    category: "dairy-cheese",
    page: 3,
  };
  expect(readSearch(`?${writeSearch(view)}`)).toEqual(view);
});

test("the address is as short as what it says", () => {
  expect(writeSearch(readSearch("?q=milk&page=1&sort=&inStock=false"))).toBe("q=milk");
  expect(writeSearch(readSearch(""))).toBe("");
});

test("a page that makes no sense is the first", () => {
  for (const page of ["0", "-1", "1.5", "9999", "two"]) expect(readSearch(`?q=a&page=${page}`).page).toBe(1);
});

test("a term of blanks is no search", () => {
  expect(readSearch("?q=%20%20").q).toBe("");
});
