import Link from "next/link";
import { ProductPicture } from "@/components/catalog/product-picture";
import { Td } from "@/components/ui/table";
import type { DeskProduct } from "@/lib/catalog/desk-rules";
import { tintOf } from "@/lib/catalog/rules";
import { formatMoney } from "@/lib/kernel/money";
import { Moment } from "../kit/moment-client";
import { StockCell } from "./stock-cell";

type ProductRowProps = { product: DeskProduct; categoryName: string; lowMark: number };

/** One product of the table; ticked it takes part in what is done to many. */
export function ProductRow({ product, categoryName, lowMark }: ProductRowProps) {
  const { productId, name, company, category, price, currency, stock, reserved, sold, updatedAt } = product;
  return (
    <tr className="has-checked:bg-action-soft">
      <Td className="w-10 pr-0">
        <input
          type="checkbox"
          name="productId"
          value={productId}
          aria-label={`Choose ${name}`}
          className="tick tap"
        />
      </Td>
      <Td className="max-sm:w-full max-sm:max-w-0 sm:min-w-56">
        <span className="flex items-center gap-3">
          <ProductPicture
            imageUrl={product.imageUrl}
            alt=""
            tint={tintOf(category)}
            sizes="22px"
            className="size-9 shrink-0 rounded-chip max-sm:hidden"
          />
          <span className="min-w-0">
            <Link
              href={`/admin/products/${productId}`}
              prefetch={false}
              data-row
              className="line-clamp-2 font-semibold hover:text-action hover:underline"
            >
              {name}
            </Link>
            <span className="block truncate text-xs text-ink-soft">{company}</span>
          </span>
        </span>
      </Td>
      <Td className="text-ink-soft whitespace-nowrap max-sm:hidden">{categoryName}</Td>
      <Td end>{formatMoney(price, currency)}</Td>
      <Td end>
        <StockCell stock={stock} reserved={reserved} lowMark={lowMark} />
      </Td>
      <Td end className="max-sm:hidden">
        {sold.toLocaleString("en")}
      </Td>
      <Td end className="text-ink-soft max-sm:hidden">
        <Moment at={updatedAt} day />
      </Td>
    </tr>
  );
}
