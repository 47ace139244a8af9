import type { ReactNode } from "react";
import { cx } from "./class-names";

export type BadgeTone = "neutral" | "offer" | "count" | "success" | "warning" | "danger" | "info" | "action";

const tones: Record<BadgeTone, string> = {
  neutral: "bg-ink/8 text-ink-soft",
  offer: "bg-offer text-on-offer",
  count: "bg-count text-on-count",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
  action: "bg-action text-on-action",
};

type BadgeProps = { tone?: BadgeTone; icon?: ReactNode; className?: string; children: ReactNode };

export function Badge({ tone = "neutral", icon, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex h-6.5 max-w-full items-center gap-1 rounded-full px-2.5 text-xs font-semibold whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

type CountBadgeProps = { count: number; className?: string };

/** A number on butter; more than 99 reads "99+". Give it `key={count}` to let it bump when the number changes. */
export function CountBadge({ count, className }: CountBadgeProps) {
  return (
    <span
      className={cx(
        "inline-grid h-6 min-w-6 animate-bump place-items-center rounded-full bg-count px-1.5 text-xs font-bold tabular-nums text-on-count",
        className,
      )}
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
