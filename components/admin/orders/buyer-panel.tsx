import Link from "next/link";
import { countryName } from "@/lib/orders/country-rules";
import { addressLines } from "@/lib/orders/receipt";
import type { Order } from "@/lib/orders/schema";
import { Panel } from "../kit/panel";

type BuyerPanelProps = { order: Order; userId: string | null };

/** Who bought, and where it goes. */
export function BuyerPanel({ order, userId }: BuyerPanelProps) {
  const lines = addressLines({
    ...order.shippingAddress,
    country: countryName(order.shippingAddress.country),
  });
  return (
    <Panel title="Buyer" aside={userId ? undefined : "guest"}>
      <p className="font-semibold wrap-anywhere">
        {userId ? (
          <Link
            href={`/admin/users/${userId}`}
            prefetch={false}
            className="inline-flex min-h-6 items-center text-action hover:underline"
          >
            {order.email}
          </Link>
        ) : (
          order.email
        )}
      </p>
      <Link
        href={`/admin/orders?q=${encodeURIComponent(order.email)}`}
        prefetch={false}
        className="inline-flex min-h-6 items-center text-muted hover:text-action hover:underline"
      >
        All orders of this address
      </Link>
      <address className="mt-3 text-ink-soft not-italic">
        {lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
    </Panel>
  );
}
