import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import { RefreshSoon } from "./refresh-soon-client";

type PaymentWaitProps = {
  /** The bank takes its time, or Stripe cannot be asked right now. */
  reason: "bank" | "away";
  orderId?: string;
};

const words = {
  bank: {
    title: "We are waiting for your bank",
    text: "Your payment is on its way; some banks take a few minutes. You can close this page: we mail you the receipt as soon as the money is in.",
  },
  away: {
    title: "We cannot reach our payment service",
    text: "Your payment is safe, whatever its state. This page looks again by itself; an order is charged at most once.",
  },
};

/** A page that looks again by itself until there is something to show. */
export function PaymentWait({ reason, orderId }: PaymentWaitProps) {
  const { title, text } = words[reason];
  return (
    <div role="status">
      <EmptyState
        art="/art/231b"
        level={1}
        title={title}
        text={text}
        action={
          <div className="flex w-64 flex-col items-center gap-6">
            <Progress label={<span className="sr-only">{title}</span>} className="w-full" />
            {orderId && (
              <ButtonLink href={`/order/${orderId}`} variant="secondary">
                See the order
              </ButtonLink>
            )}
          </div>
        }
      />
      <RefreshSoon />
      <noscript>
        <meta httpEquiv="refresh" content="5" />
      </noscript>
    </div>
  );
}
