import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { ArrowRightIcon } from "@/components/ui/icons";
import { countryName } from "@/lib/orders/country-rules";
import { addressLines } from "@/lib/orders/receipt";
import { paymentMethodName } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/schema";
import { LocalTime } from "./local-time-client";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

type OrderFactsProps = { order: Order; hasReceipt: boolean };

/** Number, day, address, and how it was paid. */
export function OrderFacts({ order, hasReceipt }: OrderFactsProps) {
  const { orderId, orderDate, email, shippingAddress, paymentMethod } = order;
  const lines = addressLines({ ...shippingAddress, country: countryName(shippingAddress.country) });
  return (
    <Card as="section" pad="lg" aria-labelledby="details">
      <h2 id="details" className="mb-4 text-xl font-bold">
        Details
      </h2>
      <dl className="flex flex-col gap-4">
        <Fact label="Order number">
          <span className="font-mono text-sm break-all">{orderId}</span>
        </Fact>
        <Fact label="Ordered">
          <LocalTime at={orderDate} />
        </Fact>
        {paymentMethod && <Fact label="Paid with">{paymentMethodName(paymentMethod)}</Fact>}
        <Fact label="Goes to">
          {lines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </Fact>
        <Fact label="Mail goes to">{email}</Fact>
      </dl>
      {hasReceipt && (
        <a
          href={`/api/order/${orderId}/receipt`}
          target="_blank"
          rel="noopener"
          className="tap mt-5 inline-flex items-center gap-1.5 font-semibold text-action hover:underline"
        >
          Printable receipt <ArrowRightIcon size={18} />
        </a>
      )}
    </Card>
  );
}
