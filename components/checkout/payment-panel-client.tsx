"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { formatMoney } from "@/lib/kernel/money";
import {
  loadPayments,
  mountPaymentForm,
  type Payer,
  type PaymentForm,
  type PaymentOutcome,
} from "@/lib/services/browser/payments";
import { forgetDraft } from "./details-draft";
import { onThemeChange, readPaymentFont, readPaymentLook } from "./payment-look";
import { PaymentSkeleton } from "./payment-skeleton";
import { refusalWords, UNKNOWN_OUTCOME } from "./payment-words";

type PaymentPanelProps = {
  /** Absent where something else than an order is paid. */
  orderId?: string;
  clientSecret: string;
  total: number;
  currency: string;
  payer: Payer;
  /** Why the last try did not go through, in words. */
  refused?: string | null;
  /** Where the bank and this form lead once it is paid; both add `payment_intent` and `redirect_status`. */
  returnPath?: string;
  /** The order is no longer open: its time ran out. Without it the order's page says so. */
  onClosed?: () => void;
};

const openForm = async (place: HTMLElement, clientSecret: string, payer: Payer): Promise<PaymentForm> => {
  void loadPayments().catch(() => undefined);
  const font = await readPaymentFont();
  return mountPaymentForm(place, { clientSecret, payer, look: readPaymentLook(), font });
};

function useForm({ clientSecret, payer }: Pick<PaymentPanelProps, "clientSecret" | "payer">) {
  const place = useRef<HTMLDivElement>(null);
  const form = useRef<PaymentForm | null>(null);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try mounts it again, another payer does not
  useEffect(() => {
    if (!place.current) return;
    let gone = false;
    setState("loading");
    openForm(place.current, clientSecret, payer).then(
      (mounted) => {
        if (gone) return mounted.remove();
        form.current = mounted;
        setState("ready");
      },
      () => !gone && setState("failed"),
    );
    const stopListening = onThemeChange(() => form.current?.dress(readPaymentLook()));
    return () => {
      gone = true;
      stopListening();
      form.current?.remove();
      form.current = null;
    };
  }, [clientSecret, tries]);

  return { place, form, state, retry: () => setTries(tries + 1) };
}

/** What the outcome says to the person who stays on this page; null where the form itself says it. */
const wordsOf = (outcome: PaymentOutcome): string | null => {
  if (outcome.kind === "refused") return refusalWords(outcome);
  return outcome.kind === "unknown" ? UNKNOWN_OUTCOME : null;
};

/** The way from a filled-in form to what comes after it; a second press while one is under way does nothing. */
function usePaying(props: PaymentPanelProps, form: { current: PaymentForm | null }) {
  const { orderId, onClosed, returnPath = "/checkout/complete" } = props;
  const busy = useRef(false);
  const [paying, setPaying] = useState(false);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function pay(event: FormEvent) {
    event.preventDefault();
    if (busy.current || !form.current) return;
    busy.current = true;
    setPaying(true);
    setTried(true);
    setFailure(null);
    const outcome = await form.current
      .confirm(`${location.origin}${returnPath}`)
      .catch((): PaymentOutcome => ({ kind: "unknown" }));
    if (outcome.kind === "settled") {
      if (orderId) forgetDraft();
      const query = new URLSearchParams({
        payment_intent: outcome.paymentIntentId,
        redirect_status: outcome.status,
      });
      return location.replace(`${returnPath}?${query}`);
    }
    busy.current = false;
    setPaying(false);
    if (outcome.kind !== "closed") return setFailure(wordsOf(outcome));
    if (onClosed) onClosed();
    else location.replace(orderId ? `/order/${orderId}` : returnPath);
  }

  return { pay, paying, tried, failure };
}

function NotLoaded({ retry }: { retry: () => void }) {
  return (
    <Notice tone="danger" live title="The payment form did not load">
      <p>Nothing was charged. Check your connection, and allow js.stripe.com if something blocks it.</p>
      <Button variant="secondary" size="sm" onClick={retry} className="mt-3">
        Try again
      </Button>
    </Notice>
  );
}

/** Stripe's form in the shop's dress, and the button that pays. */
export function PaymentPanel(props: PaymentPanelProps) {
  const { total, currency, refused } = props;
  const { place, form, state, retry } = useForm(props);
  const { pay, paying, tried, failure } = usePaying(props, form);
  const end = useRef<HTMLDivElement>(null);
  const amount = formatMoney(total, currency);

  // What was said pushes the button down: both are brought into view together.
  useEffect(() => {
    if (failure) end.current?.scrollIntoView({ block: "nearest" });
  }, [failure]);

  return (
    <form onSubmit={pay} className="flex flex-col gap-5">
      {refused && !tried && <Notice tone="danger">{refused}</Notice>}
      {state === "loading" && <PaymentSkeleton />}
      {state === "failed" && <NotLoaded retry={retry} />}
      <div ref={place} className={state === "ready" ? undefined : "h-0 overflow-hidden"} />
      <div ref={end} className="flex scroll-mb-6 flex-col gap-5">
        {failure && (
          <Notice tone="danger" live>
            {failure}
          </Notice>
        )}
        <Button type="submit" size="lg" wide pending={paying} disabled={state !== "ready"}>
          Pay {amount}
        </Button>
      </div>
      <p className="text-sm text-muted">
        Your card details go straight to Stripe, which handles our payments; the shop never sees them.
      </p>
      <LiveRegion message={paying ? `Paying ${amount}. Please stay on this page.` : ""} />
    </form>
  );
}
