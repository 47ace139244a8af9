import { TINTS, type Tint, tintOf } from "@/lib/catalog/rules";

/** Whole class names, so that the stylesheet's compiler finds them. */
export const tintBackground: Record<Tint, string> = {
  peach: "bg-peach",
  butter: "bg-butter",
  lilac: "bg-lilac",
  mint: "bg-mint",
  sky: "bg-sky",
  rose: "bg-rose",
};

/** The tint that a shelf was given, or that of its slug. */
export const tintOrOwn = ({ slug, tint }: { slug: string; tint: string }): Tint =>
  TINTS.find((known) => known === tint) ?? tintOf(slug);
