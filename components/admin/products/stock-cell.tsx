import { Badge } from "@/components/ui/badge";

type StockCellProps = { stock: number; reserved: number; lowMark: number };

/** What can be sold, loud when it is little, and what open orders hold of it. */
export function StockCell({ stock, reserved, lowMark }: StockCellProps) {
  const available = stock - reserved;
  const held = reserved > 0 && <span className="text-xs text-muted">{reserved} held</span>;
  return (
    <span className="inline-flex items-center justify-end gap-2">
      {held}
      {available > lowMark ? (
        available.toLocaleString("en")
      ) : (
        <Badge tone={available <= 0 ? "danger" : "warning"}>
          {available <= 0 ? "None" : `${available} left`}
        </Badge>
      )}
    </span>
  );
}
