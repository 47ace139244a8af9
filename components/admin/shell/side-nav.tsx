import { CountBadge } from "@/components/ui/badge";
import { type DeskCounts, NAV } from "./nav-items";
import { SideLink } from "./side-link-client";

/** Every page, in groups, with what waits for a person. */
export function SideNav({ counts }: { counts: DeskCounts }) {
  return (
    <nav aria-label="Administration" className="flex flex-col gap-5">
      {NAV.map(({ title, items }) => (
        <div key={title}>
          <h2 className="px-3 pb-1 font-sans text-xs font-semibold tracking-normal text-muted">{title}</h2>
          <ul className="flex flex-col gap-0.5">
            {items.map(({ href, label, icon: ItemIcon, count }) => (
              <li key={href}>
                <SideLink
                  href={href}
                  icon={<ItemIcon size={18} />}
                  count={count && counts[count] > 0 ? <CountBadge count={counts[count]} /> : undefined}
                >
                  {label}
                </SideLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
