import fc from "fast-check";
import { expect, it } from "vitest";
import { TextStore } from "./text-store";

it("gives back what was last stored under each number, whatever was replaced in between", () => {
  const change = fc.tuple(
    fc.nat({ max: 20 }),
    fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 })),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const store = new TextStore();
      const expected = new Map<number, string>();
      for (const [number, text] of changes) {
        if (text === null) {
          store.delete(number);
          expected.delete(number);
        } else {
          store.set(number, text);
          expected.set(number, text);
        }
      }
      for (let number = 0; number <= 20; number++) expect(store.get(number)).toBe(expected.get(number));
      const bytes = [...expected.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      expect(store.bytes).toBe(bytes);
    }),
  );
});

it("takes back the room of replaced texts", () => {
  const store = new TextStore();
  const text = "x".repeat(100_000);
  for (let round = 0; round < 2_000; round++) store.set(round % 5, `${round}${text}`);
  expect(store.get(4)).toBe(`1999${text}`);
  expect(store.pageBytes).toBeLessThan(60_000_000);
});
