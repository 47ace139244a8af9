import type { ReactNode } from "react";
import { cx } from "./class-names";

type ProgressProps = {
  label: ReactNode;
  /** Of `max`; without it something is under way and nobody knows how long. */
  value?: number;
  max?: number;
  /** At the right: "12 of 40". */
  note?: ReactNode;
  className?: string;
};

export function Progress({ label, value, max = 100, note, className }: ProgressProps) {
  return (
    <label className={cx("block", className)}>
      <span className="mb-1.5 flex justify-between gap-3 text-sm">
        <span className="font-semibold">{label}</span>
        {note && <span className="text-muted tabular-nums">{note}</span>}
      </span>
      <progress value={value} max={max} className="meter" />
    </label>
  );
}
