import Link from "next/link";
import { ProductPicture } from "@/components/catalog/product-picture";
import type { Database } from "@/db/client";
import { listLowStock } from "@/lib/catalog/desk-queries";
import { tintOf } from "@/lib/catalog/rules";
import { env } from "@/lib/kernel/env";
import { StockCell } from "../products/stock-cell";

const SHOWN = 7;

export async function LowStock({ db }: { db: Database }) {
  const rows = await listLowStock(db, SHOWN);
  if (rows.length === 0) return <p className="text-muted">The shelves are full.</p>;
  return (
    <ul>
      {rows.map(({ productId, name, imageUrl, category, stock, reserved, sold }) => (
        <li key={productId} className="border-b border-line last:border-b-0">
          <Link
            href={`/admin/products/${productId}`}
            prefetch={false}
            className="group grid grid-cols-[2rem_minmax(0,1fr)_auto] items-center gap-x-3 py-1.5"
          >
            <ProductPicture
              imageUrl={imageUrl}
              alt=""
              tint={tintOf(category)}
              sizes="20px"
              className="size-8 rounded-chip"
            />
            <span className="min-w-0">
              <span className="block truncate font-medium group-hover:text-action group-hover:underline">
                {name}
              </span>
              <span className="block text-xs text-muted">{sold.toLocaleString("en")} sold</span>
            </span>
            <StockCell stock={stock} reserved={reserved} lowMark={env.LOW_STOCK_MARK} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
