import Link from "next/link";
import { cx } from "./class-names";

type TabLinksProps = {
  label: string;
  tabs: { href: string; label: string; count?: number }[];
  /** `href` of the one that is shown. */
  current: string;
  className?: string;
};

/** Tabs that are pages: each has its own address, so back and share work. */
export function TabLinks({ label, tabs, current, className }: TabLinksProps) {
  return (
    <nav aria-label={label} className={cx("bleed scroll-row border-b border-line", className)}>
      {tabs.map((tab) => {
        const isCurrent = tab.href === current;
        return (
          <Link
            key={tab.href}
            href={tab.href}
            scroll={false}
            aria-current={isCurrent ? "page" : undefined}
            className={cx(
              "relative inline-flex h-12 shrink-0 items-center gap-2 px-4 font-semibold whitespace-nowrap first:-ml-4 focus-visible:outline-offset-[-4px]",
              "after:absolute after:inset-x-4 after:bottom-0 after:h-0.75 after:rounded-t-full",
              isCurrent ? "text-ink after:bg-action" : "text-muted hover:text-ink hover:after:bg-line",
            )}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-full bg-ink/8 px-2 py-px text-xs tabular-nums">{tab.count}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
