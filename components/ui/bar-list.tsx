import type { ReactNode } from "react";

type BarListProps = {
  /** Spoken name of the list. */
  label: string;
  /** Longest first; `value` is drawn, `text` stands at the end of the row. */
  rows: readonly { key: string; label: ReactNode; value: number; text: ReactNode }[];
};

/** A ranking: each row's ground is filled in proportion to the largest. */
export function BarList({ label, rows }: BarListProps) {
  const largest = Math.max(...rows.map((row) => row.value), 1);
  return (
    <ol aria-label={label} className="grid grid-cols-[minmax(0,1fr)] gap-1.5 text-sm">
      {rows.map((row) => (
        <li key={row.key} className="relative flex min-h-9 items-center justify-between gap-3 px-3">
          <span
            aria-hidden
            className="absolute inset-y-0 left-0 rounded-chip bg-action-soft"
            style={{ width: `${Math.max(1, (row.value / largest) * 100)}%` }}
          />
          <span className="relative min-w-0 truncate font-medium">{row.label}</span>
          <span className="relative shrink-0 font-semibold tabular-nums">{row.text}</span>
        </li>
      ))}
    </ol>
  );
}
