import { cx } from "@/components/ui/class-names";

type StockNoteProps = {
  available: number;
  /** From here down the number is said. */
  lowStock?: number;
  className?: string;
};

/** Says something only when the shopper has to hurry, or came too late. */
export function StockNote({ available, lowStock = 5, className }: StockNoteProps) {
  if (available > lowStock) return null;
  const gone = available <= 0;
  return (
    <p className={cx("text-xs font-semibold", gone ? "text-muted" : "text-warning", className)}>
      {gone ? "Sold out" : `Only ${available} left`}
    </p>
  );
}
