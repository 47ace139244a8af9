import { cx } from "./class-names";

type RatingProps = {
  /** 0 to 5 in halves; null where nobody has rated yet. */
  value: number | null;
  size?: "sm" | "md";
  /** Writes the number beside the stars. */
  withNumber?: boolean;
  className?: string;
};

export function Rating({ value, size = "sm", withNumber, className }: RatingProps) {
  if (value === null) return <span className={cx("text-xs text-muted", className)}>No ratings yet</span>;
  return (
    <span className={cx("inline-flex items-center gap-1.5", className)}>
      <span
        role="img"
        aria-label={`${value} out of 5 stars`}
        data-halves={Math.round(value * 2)}
        className={cx("stars", size === "sm" ? "text-[0.8125rem] sm:text-[0.9375rem]" : "text-xl")}
      />
      {withNumber && (
        <span aria-hidden className="font-semibold">
          {value.toFixed(1)}
        </span>
      )}
    </span>
  );
}
