import Link from "next/link";
import { BarList } from "@/components/ui/bar-list";
import type { Metrics } from "@/lib/stats/queries";

export function BestSellers({ rows }: { rows: Metrics["bestSellers"] }) {
  if (rows.length === 0) return <p className="text-muted">Nothing has been sold yet.</p>;
  return (
    <BarList
      label="Best sellers"
      rows={rows.map(({ productId, name, sold }) => ({
        key: productId,
        value: sold,
        text: sold.toLocaleString("en"),
        label: (
          <Link href={`/admin/products/${productId}`} prefetch={false} className="hover:underline">
            {name}
          </Link>
        ),
      }))}
    />
  );
}
