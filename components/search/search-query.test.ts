import { expect, test } from "vitest";
import { isFiltered, isSearch, readSearch, toggled, withoutFilters, writeSearch } from "./search-query";

test("a search survives the way into the address and back", () => {
  const view = {
    ...readSearch("?q=a"),
    q: `"50% & more" + крем`,
    sort: "-price",
    inStock: true,
    maxPrice: 1999,
    category: ["dairy-cheese", "bakery"],
    company: ["Fish & Co, Ltd."],
    minRating: 4,
    page: 3,
  };
  expect(readSearch(`?${writeSearch(view)}`)).toEqual(view);
});

test("the address is as short as what it says", () => {
  expect(writeSearch(readSearch("?q=milk&page=1&sort=&inStock=false&company=&minRating=9"))).toBe("q=milk");
  expect(writeSearch(readSearch(""))).toBe("");
});

test("a page that makes no sense is the first", () => {
  for (const page of ["0", "-1", "1.5", "9999", "two"]) expect(readSearch(`?q=a&page=${page}`).page).toBe(1);
});

test("a term of blanks is no search, a filter alone is one", () => {
  expect(isSearch(readSearch("?q=%20%20"))).toBe(false);
  expect(isSearch(readSearch("?company=Orbo"))).toBe(true);
});

test("choosing a value twice leaves it as it was, on the first page", () => {
  const view = readSearch("?q=a&company=x&page=2");
  const chosen = toggled(view, "company", "y");
  expect([chosen.company, chosen.page]).toEqual([["x", "y"], 1]);
  expect(toggled(chosen, "company", "y").company).toEqual(["x"]);
});

test("without filters the words and the order stay", () => {
  const view = readSearch("?q=a&company=x&inStock=true&sort=price&page=2");
  expect(writeSearch(withoutFilters(view))).toBe("q=a&sort=price");
  expect([isFiltered(view), isFiltered(withoutFilters(view))]).toEqual([true, false]);
});
