import type { ReactNode } from "react";
import { cx } from "./class-names";

type StatProps = {
  label: ReactNode;
  value: ReactNode;
  /** Against what came before: "+12 % on last week". */
  change?: ReactNode;
  /** Whether the change is good news. */
  tone?: "good" | "bad" | "neutral";
  /** A small drawing under the number. */
  children?: ReactNode;
  className?: string;
};

const tones = { good: "text-success", bad: "text-danger", neutral: "text-muted" };

export function Stat({ label, value, change, tone = "neutral", children, className }: StatProps) {
  return (
    <div className={cx("min-w-0 rounded-card border border-line bg-card p-5", className)}>
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-1 truncate font-display text-3xl leading-tight font-bold tracking-tight">{value}</p>
      {change && <p className={cx("mt-1 text-sm font-semibold", tones[tone])}>{change}</p>}
      {children && <div className="mt-3">{children}</div>}
    </div>
  );
}
