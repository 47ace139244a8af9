import type { SoldUnits } from "@/lib/catalog/rules";

/** What has to be added to each product so that `counted` becomes `target`; products that are right already are left out. */
export const soldDifferences = (counted: SoldUnits[], target: SoldUnits[]): SoldUnits[] => {
  const differences = new Map(target.map(({ productId, quantity }) => [productId, quantity]));
  for (const { productId, quantity } of counted) {
    differences.set(productId, (differences.get(productId) ?? 0) - quantity);
  }
  return [...differences]
    .filter(([, quantity]) => quantity !== 0)
    .map(([productId, quantity]) => ({ productId, quantity }));
};
