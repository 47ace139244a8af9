import fc from "fast-check";
import { expect, test } from "vitest";
import { soldDifferences } from "./rules";

test("what is counted plus the differences is the target", () => {
  const lines = fc.uniqueArray(
    fc.record({ productId: fc.constantFrom("a", "b", "c", "d"), quantity: fc.integer({ min: 1, max: 9 }) }),
    { selector: ({ productId }) => productId },
  );
  fc.assert(
    fc.property(lines, lines, (counted, target) => {
      const sums = new Map<string, number>(counted.map(({ productId, quantity }) => [productId, quantity]));
      for (const { productId, quantity } of soldDifferences(counted, target)) {
        expect(quantity).not.toBe(0);
        sums.set(productId, (sums.get(productId) ?? 0) + quantity);
      }
      const wanted = new Map<string, number>(target.map(({ productId, quantity }) => [productId, quantity]));
      for (const [productId, quantity] of sums) expect(quantity).toBe(wanted.get(productId) ?? 0);
    }),
  );
});
