import type { ReactNode } from "react";
import { cx } from "./class-names";
import { ChevronDownIcon } from "./icons";

type DisclosureProps = {
  summary: ReactNode;
  open?: boolean;
  /** Those of one name close each other. */
  name?: string;
  className?: string;
  children: ReactNode;
};

export function Disclosure({ summary, open, name, className, children }: DisclosureProps) {
  return (
    <details
      open={open}
      name={name}
      className={cx("group/details border-b border-line last:border-b-0", className)}
    >
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 py-2 font-semibold [&::-webkit-details-marker]:hidden">
        {summary}
        <ChevronDownIcon className="text-muted transition-[rotate] group-open/details:rotate-180" />
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
