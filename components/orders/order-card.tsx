import { Card } from "@/components/ui/card";
import type { Tint } from "@/lib/catalog/rules";
import { includedOf } from "@/lib/orders/receipt";
import type { Order } from "@/lib/orders/schema";
import { OrderLines, type ShownLine } from "./order-lines";
import { OrderTotals } from "./order-totals";

type OrderCardProps = { order: Order; tintOf: (category: string) => Tint };

const shownLine = (item: Order["items"][number], tintOf: OrderCardProps["tintOf"]): ShownLine => ({
  ...item,
  tint: tintOf(item.category),
  note: item.refundedQuantity > 0 ? `${item.refundedQuantity} returned` : undefined,
});

const isPaid = ({ status }: Order): boolean =>
  ["paid", "fulfilled", "delivered", "refunded"].includes(status);

/** What was ordered, at the prices of that day. */
export function OrderCard({ order, tintOf }: OrderCardProps) {
  const { items, quote, subtotal, shippingFee, total, refundedTotal, currency } = order;
  const count = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Card as="section" pad="lg" aria-labelledby="items">
      <div className="mb-5 flex items-baseline justify-between gap-4">
        <h2 id="items" className="text-xl font-bold">
          {count} {count === 1 ? "item" : "items"}
        </h2>
      </div>
      <OrderLines lines={items.map((item) => shownLine(item, tintOf))} currency={currency} />
      <div className="mt-4 border-t border-line pt-4">
        <OrderTotals
          sums={[
            ["Goods", subtotal],
            ...quote.discounts.map(({ why, amount }): [string, number] => [why, -amount]),
            ["Shipping", shippingFee],
          ]}
          label={isPaid(order) ? "Paid" : "Total"}
          total={total}
          currency={currency}
          after={[
            ...includedOf(order),
            ...(refundedTotal > 0 ? ([["Returned to you", refundedTotal]] as [string, number][]) : []),
          ]}
        />
      </div>
    </Card>
  );
}
