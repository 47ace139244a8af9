"use client";

import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/accounts/form-rules";
import { formatMoney } from "@/lib/kernel/money";
import type { Country } from "@/lib/orders/country-rules";
import { DetailsForm } from "./details-form";
import { DetailsRecap } from "./details-recap";
import type { KnownDetails } from "./known-details";
import { PaymentPanel } from "./payment-panel-client";
import type { Refusal } from "./place-order";
import { RefusalNotice } from "./refusal-notice";
import { Step } from "./step";
import { isAboutFields, useDetails } from "./use-details";
import { type PlacedOrder, useOrder } from "./use-order";
import { toDetails, toPayment, useAtPayment } from "./use-steps";
import { WalletPanel } from "./wallet-panel";

type CheckoutProps = {
  known: KnownDetails;
  /** What a browser without script is told about the form that it sent. */
  answered?: FormState;
  countries: Country[];
  /** Who is signed in; null for a guest. */
  userId: string | null;
  /** Names of the products, for when some of them are short. */
  names: [productId: string, name: string][];
  /** What the wallet of whoever is signed in holds; minor units. */
  balance: number;
  /** What the summary beside says. */
  shown: { total: number; lines: string };
};

const payerOf = ({ details: { email, shippingAddress } }: PlacedOrder) => ({
  name: shippingAddress.name,
  email,
  address: shippingAddress,
});

function Repriced({ before, order }: { before: number; order: PlacedOrder }) {
  const { total, currency } = order;
  return (
    <Notice tone="info" live title="The order has changed" className="mt-5">
      {before === total
        ? "Your cart changed while this page was open; the summary shows what you are about to pay for."
        : `Since this page was opened the total went from ${formatMoney(before, currency)} to ${formatMoney(total, currency)}.`}
    </Notice>
  );
}

type PayStepProps = {
  order: PlacedOrder;
  balance: number;
  before: number | null;
  hidden: boolean;
  onClosed: (why?: Refusal) => void;
};

/** Stays in the page while the details are looked at again, so that a card is not typed twice. */
function PayStep({ order, balance, before, hidden, onClosed }: PayStepProps) {
  return (
    <div hidden={hidden}>
      {before !== null && <Repriced before={before} order={order} />}
      <div className="mt-6 flex flex-col gap-6">
        {balance > 0 && <WalletPanel order={order} balance={balance} onRefused={onClosed} />}
        <PaymentPanel
          key={order.clientSecret}
          {...order}
          payer={payerOf(order)}
          onClosed={() => onClosed()}
        />
      </div>
    </div>
  );
}

const change = (
  <Button variant="quiet" size="sm" onClick={toDetails}>
    Change
  </Button>
);

/** The checkout's two steps on one page: details, then payment. */
export function Checkout({ known, answered, countries, userId, names, balance, shown }: CheckoutProps) {
  const { order, pending, refusal, before, place, reopen } = useOrder(shown, toPayment);
  const atPayment = useAtPayment(order !== null);
  const { form, errors, input } = useDetails(userId ?? "guest", refusal);
  const notice =
    refusal && !isAboutFields(refusal) ? <RefusalNotice refusal={refusal} names={new Map(names)} /> : null;
  const told = answered?.problem && !refusal ? <Notice tone="danger">{answered.problem}</Notice> : null;
  const withoutScript = known.points !== null || balance > 0;
  const isExpired = refusal?.slug === "expired";

  function close(why?: Refusal) {
    reopen(why);
    toDetails();
  }

  return (
    <div className={cx("flex flex-col gap-4", !withoutScript && "no-script:hidden")}>
      <Step number={1} title="Your details" state={atPayment ? "done" : "now"} action={atPayment && change}>
        {atPayment && order && <DetailsRecap details={order.details} countries={countries} />}
        <div hidden={atPayment}>
          {isExpired && <div className="mt-5">{notice}</div>}
          <DetailsForm
            ref={form}
            {...{ known, countries, pending, withoutScript }}
            errors={refusal || !answered ? errors : new Map(Object.entries(answered.errors))}
            signedIn={userId !== null}
            onSubmit={place}
            onInput={input}
            notice={isExpired ? null : (notice ?? told)}
          />
        </div>
      </Step>
      <Step number={2} title="Payment" state={atPayment ? "now" : "later"}>
        {order && <PayStep {...{ order, balance, before }} hidden={!atPayment} onClosed={close} />}
      </Step>
    </div>
  );
}
