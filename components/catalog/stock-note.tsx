import { cx } from "@/components/ui/class-names";
import { FEW_LEFT } from "@/lib/catalog/rules";

type StockNoteProps = {
  available: number;
  className?: string;
};

/**
 * Says something only when the shopper has to hurry, or came too late. Not how many are left: pages are made anew when
 * stock crosses the low mark or nothing, not with every sale, and a number would be wrong in between. The cart says it.
 */
export function StockNote({ available, className }: StockNoteProps) {
  if (available > FEW_LEFT) return null;
  const gone = available <= 0;
  return (
    <p className={cx("text-xs font-semibold", gone ? "text-muted" : "text-warning", className)}>
      {gone ? "Sold out" : "Only a few left"}
    </p>
  );
}
