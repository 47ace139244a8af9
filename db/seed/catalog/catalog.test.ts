import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { slugOf } from "../slug";
import { art } from "./art";
import { categories } from "./categories";
import { products } from "./products";
import { topics } from "./topics";

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

const artFile = (stem: string): string => `node_modules/@lobehub/fluent-emoji-3d/assets/${stem}.webp`;

describe("seeded products", () => {
  it("are exactly 300, each under its own key and name", () => {
    expect(products).toHaveLength(300);
    expect(repeated(products.map((product) => product.key))).toEqual([]);
    expect(repeated(products.map((product) => product.name.toLowerCase()))).toEqual([]);
  });

  it("have as key what their name slugs to, so that address and name agree", () => {
    for (const product of products) expect(product.key).toBe(slugOf(product.name));
  });

  it("cost whole minor units and have a plausible stock", () => {
    for (const { key, price, stock } of products) {
      expect(Number.isInteger(price) && price > 0, key).toBe(true);
      expect(Number.isInteger(stock) && stock >= 0 && stock <= 400, key).toBe(true);
    }
    expect(products.filter((product) => product.stock === 0).length).toBeGreaterThanOrEqual(3);
    expect(products.filter((product) => product.stock > 0 && product.stock < 5).length).toBeGreaterThan(8);
  });

  it("are rated in halves from 0 to 5, some not yet", () => {
    for (const { key, rating } of products) {
      if (rating === null) continue;
      expect(Number.isInteger(rating * 2) && rating >= 0 && rating <= 5, key).toBe(true);
    }
    expect(products.some((product) => product.rating === null)).toBe(true);
  });

  it("are each described in two or more sentences of their own", () => {
    for (const { key, description } of products) {
      expect(description.match(/[.!?](?=\s|$)/g)?.length ?? 0, key).toBeGreaterThanOrEqual(2);
    }
    const sentences = products.flatMap((product) => product.description.split(/(?<=[.!?])\s/));
    expect(repeated(sentences)).toEqual([]);
  });

  it("carry 2–5 different tags", () => {
    for (const { key, tags } of products) {
      expect(new Set(tags).size, key).toBe(tags.length);
      expect(tags.length >= 2 && tags.length <= 5, key).toBe(true);
    }
  });

  it("keep every company to one category", () => {
    const shelves = new Map<string, Set<string>>();
    for (const { company, category } of products) {
      shelves.set(company, (shelves.get(company) ?? new Set()).add(category));
    }
    expect(shelves.size).toBeGreaterThanOrEqual(45);
    for (const [company, slugs] of shelves) expect(slugs.size, company).toBe(1);
  });

  it("include the unicorn of which there are four", () => {
    const unicorn = products.find((product) => product.key === "unicorn");
    expect(unicorn).toMatchObject({ name: "Unicorn", category: "unicorns", price: 170_000, stock: 4 });
  });
});

describe("categories and topics", () => {
  it("are 10–12 categories with at least a dozen products each", () => {
    expect(categories.length).toBeGreaterThanOrEqual(10);
    expect(categories.length).toBeLessThanOrEqual(12);
    expect(repeated(categories.map((category) => category.slug))).toEqual([]);
    for (const { slug } of categories) {
      expect(products.filter((product) => product.category === slug).length, slug).toBeGreaterThanOrEqual(12);
    }
  });

  it("have topics with at least a dozen products each", () => {
    expect(repeated(topics.map((topic) => topic.slug))).toEqual([]);
    for (const { slug } of topics) {
      expect(products.filter((product) => product.topic === slug).length, slug).toBeGreaterThanOrEqual(12);
    }
  });
});

describe("art", () => {
  it("exists for everything and is varied", () => {
    for (const [name, stem] of Object.entries(art)) expect(existsSync(artFile(stem)), name).toBe(true);
    for (const { art: stem } of [...products, ...categories, ...topics]) {
      expect(existsSync(artFile(stem)), stem).toBe(true);
    }
    expect(new Set(products.map((product) => product.art)).size).toBeGreaterThanOrEqual(140);
  });

  it("gives every picture one name", () => {
    expect(repeated(Object.values(art))).toEqual([]);
  });
});
