import { ChipRow, chipLook } from "@/components/ui/chip";
import { NavLink } from "./nav-link";

type CategoryRowProps = { categories: { slug: string; name: string }[] };

export function CategoryRow({ categories }: CategoryRowProps) {
  const chips = [
    { href: "/", name: "All" },
    ...categories.map(({ slug, name }) => ({ href: `/category/${slug}`, name })),
  ];
  return (
    <div className="frame pt-3">
      <ChipRow label="Categories">
        {chips.map(({ href, name }) => (
          <NavLink key={href} href={href} look={chipLook("off")} currentLook={chipLook("on")}>
            {name}
          </NavLink>
        ))}
      </ChipRow>
    </div>
  );
}
