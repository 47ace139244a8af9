import { expect, test } from "vitest";
import type { Suggestion } from "@/lib/search/schema";
import { announce, groupOptions } from "./suggestion-rules";

const product = (n: number): Suggestion => ({
  kind: "product",
  text: `Product ${n}`,
  slug: `product-${n}`,
  productId: `prd_${n}`,
});

test("suggestions come in groups, with the way to each", () => {
  const groups = groupOptions(
    [{ kind: "query", text: "a & b" }, { kind: "category", text: "Bakery", slug: "bakery" }, product(1)],
    { typed: true, recent: ["bread"] },
  );
  expect(groups.map(({ kind, options }) => [kind, options.map(({ href }) => href)])).toEqual([
    ["query", ["/search?q=a%20%26%20b"]],
    ["category", ["/category/bakery"]],
    ["product", ["/product/product-1"]],
  ]);
});

test("one's own searches come first, nothing comes twice, and never more than eight", () => {
  const recent = ["milk", "bread", "tea", "jam", "rice", "soap"];
  const groups = groupOptions(
    [{ kind: "query", text: "Milk" }, { kind: "query", text: "cheese" }, ...[1, 2, 3, 4, 5].map(product)],
    { typed: false, recent },
  );
  expect(groups.map(({ kind, options }) => [kind, options.length])).toEqual([
    ["recent", 5],
    ["query", 1],
    ["product", 2],
  ]);
  expect(groups.at(-1)?.title).toBe("Bought most");
});

test("how many there are is said in words", () => {
  expect([announce(0), announce(1), announce(8)]).toEqual([
    "No suggestions",
    "1 suggestion. Up and down to choose.",
    "8 suggestions. Up and down to choose.",
  ]);
});
