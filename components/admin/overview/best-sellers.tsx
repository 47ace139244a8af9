import Link from "next/link";
import { BarList } from "@/components/ui/bar-list";
import type { Database } from "@/db/client";
import { listProducts } from "@/lib/catalog/queries";

const SHOWN = 8;

export async function BestSellers({ db }: { db: Database }) {
  const { products } = await listProducts(db, { sort: "best-selling", limit: SHOWN });
  const sold = products.filter((product) => product.sold > 0);
  if (sold.length === 0) return <p className="text-muted">Nothing has been sold yet.</p>;
  return (
    <BarList
      label="Best sellers"
      rows={sold.map(({ productId, name, sold: units }) => ({
        key: productId,
        value: units,
        text: units.toLocaleString("en"),
        label: (
          <Link href={`/admin/products/${productId}`} prefetch={false} className="hover:underline">
            {name}
          </Link>
        ),
      }))}
    />
  );
}
