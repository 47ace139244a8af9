import { OrderCard } from "@/components/orders/order-card";
import { tintsByCategory } from "@/components/orders/tints-by-category";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { SectionHeading } from "@/components/ui/section-heading";
import { getCategories } from "@/lib/catalog/cached";
import type { Order } from "@/lib/orders/schema";
import { NeedsScript } from "./needs-script";
import { PaymentPanel } from "./payment-panel-client";
import { refusalWords } from "./payment-words";
import { WalletForm } from "./wallet-form";

type OpenPayment = {
  client_secret: string | null;
  status: string;
  last_payment_error: { code?: string; decline_code?: string } | null;
};

type PayForOrderProps = {
  order: Order;
  payment: OpenPayment;
  /** What the wallet of whoever ordered holds; minor units. */
  balance?: number;
  /** Why the wallet did not pay a moment ago, in words. */
  refused?: string | null;
};

const lastRefusal = ({ status, last_payment_error: error }: OpenPayment): string | null =>
  status === "requires_payment_method" && error
    ? refusalWords({ code: error.code ?? "", declineCode: error.decline_code ?? "" })
    : null;

/** Another try, or a first one later: the payment of an order that is placed already. */
export async function PayForOrder({ order, payment, balance = 0, refused }: PayForOrderProps) {
  const { orderId, total, currency, email, shippingAddress } = order;
  const categories = await getCategories();
  return (
    <div className="mx-auto max-w-296">
      <SectionHeading level={1} title="Pay for your order" />
      <NeedsScript what="Paying by card" />
      {refused && (
        <Notice tone="danger" className="mt-5">
          {refused}
        </Notice>
      )}
      <div className="mt-5 grid grid-cols-1 items-start gap-4 lg:mt-7 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-8">
        <Card
          as="section"
          pad="lg"
          aria-label="Payment"
          className={cx("flex flex-col gap-6", balance === 0 && "no-script:hidden")}
        >
          {balance > 0 && <WalletForm {...{ orderId, total, currency, balance }} />}
          <div className="no-script:hidden">
            <PaymentPanel
              {...{ orderId, total, currency }}
              clientSecret={payment.client_secret ?? ""}
              refused={lastRefusal(payment)}
              payer={{ name: shippingAddress.name, email, address: shippingAddress }}
            />
          </div>
        </Card>
        <OrderCard order={order} tintOf={tintsByCategory(categories)} />
      </div>
    </div>
  );
}
