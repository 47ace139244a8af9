import type { Tint } from "@/lib/catalog/rules";

/** Whole class names, so that the stylesheet's compiler finds them. */
export const tintBackground: Record<Tint, string> = {
  peach: "bg-peach",
  butter: "bg-butter",
  lilac: "bg-lilac",
  mint: "bg-mint",
  sky: "bg-sky",
  rose: "bg-rose",
};
