import { cx } from "./class-names";

/** A resting place in the shape of what is coming; give it that shape by its classes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-shimmer rounded-chip bg-ink/8", className)} />;
}
