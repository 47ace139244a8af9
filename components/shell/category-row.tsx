import { ChipLink, ChipRow } from "@/components/ui/chip";

type CategoryRowProps = {
  categories: { slug: string; name: string }[];
  /** The slug that is shown now; null on the page of everything. */
  current?: string | null;
};

export function CategoryRow({ categories, current }: CategoryRowProps) {
  return (
    <div className="frame pt-3">
      <ChipRow label="Categories">
        <ChipLink href="/" current={current === null}>
          All
        </ChipLink>
        {categories.map(({ slug, name }) => (
          <ChipLink key={slug} href={`/category/${slug}`} current={current === slug}>
            {name}
          </ChipLink>
        ))}
      </ChipRow>
    </div>
  );
}
