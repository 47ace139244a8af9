import { Badge } from "@/components/ui/badge";
import { formatMoney } from "@/lib/kernel/money";
import type { DeskDetail } from "@/lib/orders/desk-queries";
import { paymentMethodName } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/schema";
import { actorName } from "../kit/actor-name";
import { Facts } from "../kit/facts";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";

type PaymentPanelProps = { order: Order; detail: DeskDetail; names: Map<string, string> };

const SETTLED: Record<string, string> = {
  card: "By card, at Stripe",
  wallet: "From the wallet",
  "zero-total": "Nothing to pay",
};

const words = (status: string) => status.replaceAll("_", " ");

/** How the order was paid, what Stripe says, and what went back. */
export function PaymentPanel({ order, detail, names }: PaymentPanelProps) {
  return (
    <Panel title="Payment">
      <Facts
        facts={[
          ["Settled", detail.settlement ? (SETTLED[detail.settlement] ?? detail.settlement) : "Not yet"],
          ["Method", order.paymentMethod && paymentMethodName(order.paymentMethod)],
          ["Stripe says", order.paymentIntentId && words(order.paymentStatus)],
          ["Stripe id", order.paymentIntentId && <code key="id">{order.paymentIntentId}</code>],
          ["Paid", detail.paidAt && <Moment key="paid" at={detail.paidAt} />],
          ["Held until", order.reservedUntil && <Moment key="held" at={order.reservedUntil} />],
          ["Stock", detail.stockState],
        ]}
      />
      {detail.refunds.length > 0 && (
        <ul className="mt-4 flex flex-col gap-2 border-t border-line pt-3">
          {detail.refunds.map(({ id, amount, status, reason, actor, createdAt }) => (
            <li key={id}>
              <p className="flex items-center justify-between gap-2">
                <span className="font-semibold">{formatMoney(amount, order.currency)} back</span>
                <Badge tone={status === "succeeded" ? "success" : status === "failed" ? "danger" : "warning"}>
                  {status}
                </Badge>
              </p>
              <p className="text-xs text-muted">
                {reason} · {actorName(actor, names)} · <Moment at={createdAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
