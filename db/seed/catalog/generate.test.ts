import { describe, expect, it } from "vitest";
import { art } from "./art";
import { categories } from "./categories";
import { generatedProductLimit, generateProducts } from "./generate";
import { products } from "./products";

describe("generated products", () => {
  it("are the same for the same seed and a prefix of any longer run", () => {
    expect([...generateProducts(500, 7)]).toEqual([...generateProducts(500, 7)]);
    expect([...generateProducts(2000, 7)].slice(0, 500)).toEqual([...generateProducts(500, 7)]);
    expect([...generateProducts(500, 8)]).not.toEqual([...generateProducts(500, 7)]);
  });

  it("reach 100 000 with distinct keys that the written catalogue does not use", () => {
    expect(generatedProductLimit).toBeGreaterThanOrEqual(100_000);
    const keys = new Set(products.map((product) => product.key));
    for (const { key } of generateProducts(generatedProductLimit, 3)) keys.add(key);
    expect(keys.size).toBe(generatedProductLimit + products.length);
  });

  it("refuse to repeat themselves beyond the limit", () => {
    expect(() => generateProducts(generatedProductLimit + 1).next()).toThrow(RangeError);
  });

  it("are well formed and spread over every category", () => {
    const stems = new Set<string>(Object.values(art));
    const slugs = new Map(categories.map((category) => [category.slug, 0]));
    for (const product of generateProducts(20_000)) {
      const { name, description, price, stock, rating, tags, category } = product;
      slugs.set(category, (slugs.get(category) ?? 0) + 1);
      expect(Number.isInteger(price) && price > 0, name).toBe(true);
      expect(Number.isInteger(stock) && stock >= 0 && stock <= 400, name).toBe(true);
      expect(rating === null || (Number.isInteger(rating * 2) && rating <= 5), name).toBe(true);
      expect(description.includes("{") || description.length < 30, name).toBe(false);
      expect(tags.length, name).toBeGreaterThanOrEqual(2);
      expect(stems.has(product.art), name).toBe(true);
    }
    for (const [slug, count] of slugs) expect(count, slug).toBeGreaterThan(500);
  });
});
