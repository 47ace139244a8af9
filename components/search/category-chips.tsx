import { Chip } from "@/components/ui/chip";

type CategoryChipsProps = {
  /** Where there are results, most first. */
  found: { slug: string; count: number }[];
  categories: { slug: string; name: string }[];
  chosen?: string;
  onChoose: (slug: string | undefined) => void;
};

/** Narrows a search to one stall; pressed again it is widened. */
export function CategoryChips({ found, categories, chosen, onChoose }: CategoryChipsProps) {
  const offered = chosen && !found.some(({ slug }) => slug === chosen) ? [{ slug: chosen, count: 0 }] : [];
  const chips = [...offered, ...found];
  if (chips.length < 2 && !chosen) return null;
  return (
    <fieldset className="bleed scroll-row mt-3 min-w-0 gap-2 py-1">
      <legend className="sr-only">Stalls</legend>
      {chips.map(({ slug, count }) => (
        <Chip
          key={slug}
          pressed={slug === chosen}
          onClick={() => onChoose(slug === chosen ? undefined : slug)}
        >
          {categories.find((category) => category.slug === slug)?.name ?? slug}
          <span className="text-sm tabular-nums opacity-70">{count}</span>
        </Chip>
      ))}
    </fieldset>
  );
}
