"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatMoney } from "@/lib/kernel/money";
import type { Country } from "@/lib/orders/country-rules";
import { DetailsForm, type KnownDetails } from "./details-form";
import { DetailsRecap } from "./details-recap";
import { PaymentPanel } from "./payment-panel-client";
import { RefusalNotice } from "./refusal-notice";
import { Step } from "./step";
import { isAboutFields, useDetails } from "./use-details";
import { type PlacedOrder, useOrder } from "./use-order";

type CheckoutProps = {
  known: KnownDetails;
  countries: Country[];
  /** Who is signed in; null for a guest. */
  userId: string | null;
  /** Names of the products, for when some of them are short. */
  names: [productId: string, name: string][];
  /** What the summary beside says. */
  shown: { total: number; lines: string };
};

const PAYMENT = "#payment";

const onHashChange = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};

/** The second step has an address of its own, so that Back leads to the first one. */
const useAtPayment = () =>
  useSyncExternalStore(
    onHashChange,
    () => location.hash === PAYMENT,
    () => false,
  );

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

/** The checkout's two steps on one page: details, then payment. */
export function Checkout({ known, countries, userId, names, shown }: CheckoutProps) {
  const { order, pending, refusal, before, place, expire } = useOrder(shown, () => {
    location.hash = PAYMENT;
  });
  const atPayment = useAtPayment() && order !== null;
  const { form, errors, input } = useDetails(userId ?? "guest", refusal);
  const wasAtPayment = useRef(false);

  // Reloaded at the second step there is no payment yet, and Back must not lead past the first.
  useEffect(() => {
    if (location.hash === PAYMENT) history.replaceState(history.state, "", location.pathname);
  }, []);

  useEffect(() => {
    if (wasAtPayment.current === atPayment) return;
    wasAtPayment.current = atPayment;
    document.getElementById(atPayment ? "step-2" : "step-1")?.focus({ preventScroll: true });
    // After Back the browser puts its own idea of the scroll position first.
    const scrolling = setTimeout(() => window.scrollTo({ top: 0 }));
    return () => clearTimeout(scrolling);
  }, [atPayment]);

  return (
    <div className="flex flex-col gap-4 no-script:hidden">
      <Step
        number={1}
        title="Your details"
        state={atPayment ? "done" : "now"}
        action={
          atPayment && (
            <Button variant="quiet" size="sm" onClick={() => history.back()}>
              Change
            </Button>
          )
        }
      >
        {atPayment && <DetailsRecap details={order.details} countries={countries} />}
        <div hidden={atPayment}>
          <DetailsForm
            ref={form}
            {...{ known, countries, errors, pending }}
            signedIn={userId !== null}
            onSubmit={place}
            onInput={input}
            notice={
              refusal && !isAboutFields(refusal) ? (
                <RefusalNotice refusal={refusal} names={new Map(names)} />
              ) : null
            }
          />
        </div>
      </Step>
      <Step number={2} title="Payment" state={atPayment ? "now" : "later"}>
        {order && (
          <div hidden={!atPayment}>
            {before !== null && <Repriced before={before} order={order} />}
            <div className="mt-6">
              <PaymentPanel
                key={order.clientSecret}
                {...order}
                payer={payerOf(order)}
                onClosed={() => {
                  expire();
                  history.back();
                }}
              />
            </div>
          </div>
        )}
      </Step>
    </div>
  );
}
