import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SortedTerms } from "./sorted-terms";
import { nearestPrefix, walkTypos } from "./typos";

/** Optimal string alignment distance, the slow and plain way. */
const distance = (a: string, b: string): number => {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(at(i - 1, j - 1) + same, at(i - 1, j) + 1, at(i, j - 1) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) value = Math.min(value, at(i - 2, j - 2) + 1);
      (table[i] ?? [])[j] = value;
    }
  }
  return at(a.length, b.length);
};

const prefixesOf = (word: string): string[] =>
  Array.from({ length: word.length + 1 }, (_, i) => word.slice(0, i));
const nearest = (word: string, term: string): number =>
  Math.min(...prefixesOf(term).map((prefix) => distance(word, prefix)));

const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), minLength: 1, maxLength: 9 });

describe("walking terms for typos", () => {
  it("finds exactly the terms within the edits, with their distance", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { maxLength: 60 }),
        letters,
        fc.constantFrom(1, 2),
        fc.boolean(),
        (words, word, edits, isPrefix) => {
          const terms = new SortedTerms(words, [...words.keys()]);
          const found = new Map<string, number>();
          walkTypos(terms, { from: 0, to: terms.size }, word, edits, isPrefix, (term, count) => {
            expect(found.has(words[term] ?? "")).toBe(false);
            found.set(words[term] ?? "", count);
          });
          const expected = new Map<string, number>();
          for (const term of words) {
            const count = isPrefix ? nearest(word, term) : distance(word, term);
            if (count <= edits) expected.set(term, count);
          }
          expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("keeps to the run that begins with a letter", () => {
    fc.assert(
      fc.property(fc.uniqueArray(letters, { maxLength: 60 }), letters, (words, word) => {
        const terms = new SortedTerms(words, [...words.keys()]);
        const found: string[] = [];
        walkTypos(terms, terms.prefixRange(word.charAt(0)), word, 1, false, (term) =>
          found.push(words[term] ?? ""),
        );
        const expected = words.filter((term) => term[0] === word[0] && distance(word, term) <= 1);
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});

describe("the prefix that a misspelt word stands for", () => {
  it("is the nearest one, the longer of equals", () => {
    expect(nearestPrefix("kebyo", "keyboard")).toEqual({ letters: 5, edits: 1 });
    expect(nearestPrefix("iphnoe", "iphone")).toEqual({ letters: 6, edits: 1 });
    expect(nearestPrefix("hed", "headphones")).toEqual({ letters: 4, edits: 1 });
  });
});
