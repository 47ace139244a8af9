import Link from "next/link";
import { ProductPicture } from "@/components/catalog/product-picture";
import { tintOf } from "@/lib/catalog/rules";
import { formatMoney } from "@/lib/kernel/money";
import { totalsOf } from "@/lib/orders/receipt";
import type { Order } from "@/lib/orders/schema";
import { Panel } from "../kit/panel";

function Line({ item, currency }: { item: Order["items"][number]; currency: string }) {
  return (
    <li className="grid grid-cols-[2.5rem_minmax(0,1fr)_auto] items-center gap-3 border-b border-line py-2 last:border-b-0">
      <ProductPicture
        imageUrl={item.imageUrl}
        alt=""
        tint={tintOf(item.category)}
        sizes="24px"
        className="size-10 rounded-chip"
      />
      <span className="min-w-0">
        <Link
          href={`/admin/products/${encodeURIComponent(item.productId)}`}
          prefetch={false}
          className="block truncate font-semibold hover:text-action hover:underline"
        >
          {item.name}
        </Link>
        <span className="text-muted">
          {item.quantity} × {formatMoney(item.unitPrice, currency)}
          {item.refundedQuantity > 0 && (
            <span className="font-medium text-danger"> · {item.refundedQuantity} refunded</span>
          )}
        </span>
      </span>
      <span className="tabular-nums">{formatMoney(item.subtotal, currency)}</span>
    </li>
  );
}

/** What was bought at which price, and how that became the total. */
export function OrderLinesPanel({ order }: { order: Order }) {
  const { currency } = order;
  const refunded: [string, number][] = order.refundedTotal > 0 ? [["Refunded", -order.refundedTotal]] : [];
  return (
    <Panel title="Goods" aside={`${order.items.length} ${order.items.length === 1 ? "line" : "lines"}`}>
      <ul>
        {order.items.map((item) => (
          <Line key={item.productId} item={item} currency={currency} />
        ))}
      </ul>
      <dl className="mt-2 ml-auto grid max-w-72 grid-cols-[1fr_auto] gap-x-6 gap-y-1 border-t border-line pt-3 text-right tabular-nums">
        {totalsOf(order).map(([label, amount]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd>{formatMoney(amount, currency)}</dd>
          </div>
        ))}
        <dt className="font-semibold">Total</dt>
        <dd className="font-display text-lg leading-6 font-bold">{formatMoney(order.total, currency)}</dd>
        {refunded.map(([label, amount]) => (
          <div key={label} className="contents text-danger">
            <dt>{label}</dt>
            <dd>{formatMoney(amount, currency)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
