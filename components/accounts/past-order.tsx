import Link from "next/link";
import { ProductPicture } from "@/components/catalog/product-picture";
import { LocalTime } from "@/components/orders/local-time-client";
import { statusWords } from "@/components/orders/status-words";
import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { Tint } from "@/lib/catalog/rules";
import type { Order } from "@/lib/orders/schema";

type PastOrderProps = { order: Order; tintOf: (category: string) => Tint; level: 2 | 3 };

const SHOWN = 4;

const summaryOf = ({ items }: Order): string => {
  const [first, ...others] = items;
  if (!first) return "";
  if (others.length === 0) return first.name;
  return `${first.name} and ${others.length} more`;
};

/** One order in a list, whole a link to its page. */
export function PastOrder({ order, tintOf, level }: PastOrderProps) {
  const Heading = `h${level}` as const;
  const { label, tone } = statusWords(order);
  const more = order.items.length - SHOWN;
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-line bg-card p-4 transition-colors hover:border-ink sm:p-5">
      <div aria-hidden className="flex">
        {order.items.slice(0, SHOWN).map((item) => (
          <ProductPicture
            key={item.productId}
            imageUrl={item.imageUrl}
            alt=""
            tint={tintOf(item.category)}
            sizes="32px"
            className="-ml-3 size-14 rounded-tile border-2 border-card first:ml-0"
          />
        ))}
        {more > 0 && (
          <span className="-ml-3 grid size-14 place-items-center rounded-tile border-2 border-card bg-sunken text-sm font-semibold">
            +{more}
          </span>
        )}
      </div>
      <div className="min-w-0 grow basis-52">
        <Heading className="line-clamp-2 font-sans font-semibold tracking-normal">
          <Link
            href={`/order/${order.orderId}`}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-card"
          >
            {summaryOf(order)}
          </Link>
        </Heading>
        <p className="text-sm text-muted">
          <LocalTime at={order.orderDate} />
        </p>
      </div>
      <div className="flex items-center justify-between gap-6 max-sm:w-full">
        <Badge tone={tone}>{label}</Badge>
        <p className="min-w-20 text-right">
          <Price amount={order.total} currency={order.currency} size="sm" />
        </p>
      </div>
    </li>
  );
}
