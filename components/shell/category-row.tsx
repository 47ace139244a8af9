import { ChipRow, chipLook } from "@/components/ui/chip";
import { CurrentLinks } from "./current-link-client";

type CategoryRowProps = { categories: { slug: string; name: string }[] };

const look = chipLook(
  "off",
  "aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper aria-[current=page]:[scroll-initial-target:nearest]",
);

export function CategoryRow({ categories }: CategoryRowProps) {
  const links = [
    { href: "/", name: "All" },
    ...categories.map(({ slug, name }) => ({ href: `/category/${slug}`, name })),
  ];
  return (
    <div className="frame pt-3">
      <ChipRow label="Categories">
        <CurrentLinks links={links} className={look} />
      </ChipRow>
    </div>
  );
}
