import type { ReactNode } from "react";
import { cx } from "./class-names";
import { ArrowRightIcon } from "./icons";

type SectionHeadingProps = {
  title: ReactNode;
  /** Names the section: `<section aria-labelledby={id}>`. */
  id?: string;
  /** Beside the title, muted. */
  note?: ReactNode;
  link?: { href: string; label: string };
  /** Instead of a link, at the right. */
  action?: ReactNode;
  level?: 1 | 2 | 3;
  className?: string;
};

export function SectionHeading({ title, id, note, link, action, level = 2, className }: SectionHeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <div className={cx("flex flex-wrap items-baseline gap-x-4 gap-y-1", className)}>
      <Tag
        id={id}
        className={cx(
          "min-w-0 font-bold wrap-anywhere hyphens-auto",
          level === 1 ? "text-3xl sm:text-[2.5rem]" : "text-2xl sm:text-[2rem]",
        )}
      >
        {title}
      </Tag>
      {note && <p className="order-last w-full text-muted sm:order-none sm:w-auto">{note}</p>}
      {link && (
        <a href={link.href} className="tap ml-auto font-semibold text-action hover:underline">
          {link.label} <ArrowRightIcon size={18} className="-mt-0.5 inline" />
        </a>
      )}
      {action && <div className="mt-1 ml-auto sm:mt-0">{action}</div>}
    </div>
  );
}
