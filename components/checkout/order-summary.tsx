import Link from "next/link";
import { ProductPicture } from "@/components/catalog/product-picture";
import { OrderLines, type ShownLine } from "@/components/orders/order-lines";
import { OrderTotals } from "@/components/orders/order-totals";
import { Card } from "@/components/ui/card";
import { ChevronDownIcon } from "@/components/ui/icons";
import { formatMoney } from "@/lib/kernel/money";
import type { Quote } from "@/lib/orders/schema";

type OrderSummaryProps = {
  quote: Quote;
  lines: ShownLine[];
  /** Minor units that are missing until shipping is free; 0 once it is. */
  missing: number;
};

const PEEK = 3;

/** What is ordered in one row, for a phone: the rest unfolds. */
function Peek({ lines, quote }: Pick<OrderSummaryProps, "lines" | "quote">) {
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <summary className="flex min-h-14 list-none items-center gap-3 [&::-webkit-details-marker]:hidden">
      <span className="flex -space-x-4">
        {lines.slice(0, PEEK).map(({ productId, imageUrl, tint }) => (
          <ProductPicture
            key={productId}
            imageUrl={imageUrl}
            alt=""
            tint={tint}
            sizes="26px"
            eager
            className="size-11 shrink-0 rounded-chip ring-2 ring-card max-[400px]:nth-3:hidden"
          />
        ))}
      </span>
      <span className="min-w-0 grow font-semibold whitespace-nowrap">
        {count} {count === 1 ? "item" : "items"}
      </span>
      <span className="font-display text-xl font-bold tracking-tight">
        {formatMoney(quote.total, quote.currency)}
      </span>
      <ChevronDownIcon className="text-muted transition-[rotate] group-open:rotate-180" />
    </summary>
  );
}

function FullSummary({ quote, lines, missing }: OrderSummaryProps) {
  const sums: [string, number][] = [
    ["Goods", quote.subtotal],
    ...quote.discounts.map(({ why, amount }): [string, number] => [why, -amount]),
    ["Shipping", quote.shippingFee],
  ];
  const included: [string, number][] = quote.tax > 0 ? [["Includes tax", quote.tax]] : [];
  return (
    <>
      <OrderLines lines={lines} currency={quote.currency} />
      <div className="mt-4 border-t border-line pt-4">
        <OrderTotals sums={sums} total={quote.total} currency={quote.currency} after={included} />
      </div>
      {missing > 0 && (
        <p className="mt-3 rounded-tile bg-butter px-4 py-2.5 text-sm">
          <strong>{formatMoney(missing, quote.currency)}</strong> more and shipping is free.
        </p>
      )}
    </>
  );
}

/** What is about to be ordered and what it costs. On a phone it starts folded. */
export function OrderSummary(props: OrderSummaryProps) {
  return (
    <>
      <Card className="lg:hidden">
        <details className="group">
          <Peek lines={props.lines} quote={props.quote} />
          <div className="mt-3 border-t border-line pt-4">
            <FullSummary {...props} />
          </div>
        </details>
      </Card>
      <Card as="section" pad="lg" className="max-lg:hidden">
        <div className="mb-5 flex items-baseline justify-between gap-4">
          <h2 className="text-xl font-bold">Your order</h2>
          <Link href="/cart" className="tap text-sm font-semibold text-action hover:underline">
            Change
          </Link>
        </div>
        <FullSummary {...props} />
      </Card>
    </>
  );
}
