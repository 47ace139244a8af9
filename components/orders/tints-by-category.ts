import { TINTS, type Tint, tintOf } from "@/lib/catalog/rules";

const isTint = (word: string): word is Tint => TINTS.some((tint) => tint === word);

/** The tint of a category's slug, also of one that is no longer there. */
export const tintsByCategory = (
  categories: readonly { slug: string; tint: string }[],
): ((slug: string) => Tint) => {
  const tints = new Map(categories.map(({ slug, tint }) => [slug, tint]));
  return (slug) => {
    const tint = tints.get(slug);
    return tint && isTint(tint) ? tint : tintOf(slug);
  };
};
