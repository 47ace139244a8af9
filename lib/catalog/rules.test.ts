import fc from "fast-check";
import { expect, test } from "vitest";
import { art } from "@/db/seed/catalog/art";
import { shelfArt, shelfName, slugify, TINTS, tintOf } from "./rules";

test("a slug is lower-case ASCII joined by hyphens, whatever the name, and a slug's own slug is itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const slug = slugify(name);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(80);
      expect(slugify(slug)).toBe(slug);
    }),
  );
});

test("names people would call the same have one slug, others have others", () => {
  expect(slugify("Crème brûlée, 2 × 100 g")).toBe("creme-brulee-2-100-g");
  expect(slugify("  Smørrebrød & Straße! ")).toBe("smorrebrod-strasse");
  expect(slugify("りんご 5kg")).not.toBe(slugify("バナナ 5kg"));
  expect(slugify("🦄")).toBe("item");
});

test("a category word becomes a name that can be shown", () => {
  expect(shelfName("elects")).toBe("Elects");
  expect(shelfName("new-pet_food")).toBe("New pet food");
  expect(shelfName("Winter sports")).toBe("Winter sports");
});

test("the art of every category word is among the pictures that are prepared", () => {
  const stems = new Set(Object.values(art).map((stem) => `/art/${stem}`));
  const words = [
    "pet",
    "winter",
    "house",
    "fruit",
    "sweets",
    "meat",
    "dairy",
    "sport",
    "toys",
    "no such word",
  ];
  for (const word of words) expect(stems, word).toContain(shelfArt(word));
});

test.each(["constructor", "__proto__", "toString"])("a shelf called %s looks like any other", (slug) => {
  expect(TINTS).toContain(tintOf(slug));
  expect(shelfArt(slug)).toBe("/art/1f6cd-fe0f");
});
