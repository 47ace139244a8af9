import type { ReactNode } from "react";
import { cx } from "./class-names";
import { CloseIcon } from "./icons";
import { PlainLink, type PlainLinkProps } from "./plain-link";

const looks = {
  off: "border-line bg-card text-ink hover:border-ink",
  on: "border-ink bg-ink text-paper",
  removable: "border-transparent bg-action-soft pr-3 text-ink hover:border-action",
};

/** For a link that is drawn elsewhere. */
export function chipLook(look: keyof typeof looks, className?: string) {
  return cx(
    "tap inline-flex h-10 shrink-0 items-center gap-2 rounded-full border px-4 text-[0.9375rem] font-medium whitespace-nowrap transition-colors",
    looks[look],
    className,
  );
}

type RemovableChipProps = PlainLinkProps & { removeLabel: string };

/** A filter in force; following the link takes it away. */
export function RemovableChip({ removeLabel, className, children, ...rest }: RemovableChipProps) {
  return (
    <PlainLink className={chipLook("removable", className)} aria-label={removeLabel} {...rest}>
      {children}
      <CloseIcon size={16} />
    </PlainLink>
  );
}

type ChipRowProps = { label: string; className?: string; children: ReactNode };

/** One row that scrolls sideways, to the edges of the screen, when it is longer than the page is wide. */
export function ChipRow({ label, className, children }: ChipRowProps) {
  return (
    <nav aria-label={label} className={cx("bleed scroll-row gap-2 py-1", className)}>
      {children}
    </nav>
  );
}
