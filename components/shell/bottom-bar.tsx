import type { ReactNode } from "react";
import type { Icon } from "@/components/ui/icon";
import { NavLink } from "./nav-link";

type BottomBarProps = {
  items: { href: string; label: string; icon: Icon; badge?: ReactNode }[];
};

const tab =
  "flex h-full flex-col items-center justify-center gap-0.5 text-xs font-medium text-muted aria-[current=page]:text-action focus-visible:-outline-offset-4";

/** Where the thumb is: only on phones, above the edge of the screen. */
export function BottomBar({ items }: BottomBarProps) {
  return (
    <nav
      aria-label="Main"
      data-bottom-bar
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex h-16">
        {items.map(({ href, label, icon: ItemIcon, badge }) => (
          <li key={href} className="flex-1">
            <NavLink href={href} className={tab}>
              <span className="relative">
                <ItemIcon size={24} />
                {badge && <span className="absolute -top-2 left-2.5">{badge}</span>}
              </span>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
