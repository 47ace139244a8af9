import Link from "next/link";
import { cx } from "@/components/ui/class-names";

type TabsProps = {
  label: string;
  tabs: readonly { href: string; label: string; count?: number; current: boolean }[];
};

/** Dense tabs that are addresses, in a row that scrolls where it is too long. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className="scroll-row mb-4 border-b border-line">
      {tabs.map(({ href, label: text, count, current }) => (
        <Link
          key={text}
          href={href}
          prefetch={false}
          scroll={false}
          aria-current={current ? "page" : undefined}
          className={cx(
            "relative inline-flex h-11 shrink-0 items-center gap-1.5 px-3 font-semibold whitespace-nowrap first:pl-0 focus-visible:-outline-offset-4",
            "after:absolute after:inset-x-3 after:bottom-0 after:h-0.75 after:rounded-t-full first:after:left-0",
            current ? "text-ink after:bg-action" : "text-muted hover:text-ink hover:after:bg-line",
          )}
        >
          {text}
          {count !== undefined && count > 0 && (
            <span className="rounded-full bg-ink/8 px-1.5 text-xs text-ink tabular-nums">
              {count.toLocaleString("en")}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
