import { expect, test } from "vitest";
import { readListQuery, writeListQuery } from "./list-query";

const rewritten = (search: string) => writeListQuery(readListQuery(search, "shelf"), "shelf");

test("a list as it stands has no query", () => {
  expect(rewritten("")).toBe("");
  expect(rewritten("?sort=newest&inStock=false")).toBe("");
});

test("sort and filters survive the way into the address and back", () => {
  const query = { sort: "-price", inStock: true, minPrice: 500, maxPrice: 2000 };
  expect(readListQuery(`?${writeListQuery(query, "shelf")}`, "shelf")).toEqual(query);
});

test("an address that makes no sense shows the list as it stands", () => {
  expect(rewritten("?sort=toString&inStock=yes&minPrice=-5&maxPrice=1e9&page=2")).toBe("");
});
