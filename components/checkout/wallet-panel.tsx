import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PlainLink } from "@/components/ui/plain-link";
import { formatMoney } from "@/lib/kernel/money";
import { forgetDraft } from "./details-draft";
import { payFromWallet, type Refusal } from "./place-order";
import type { PlacedOrder } from "./use-order";

type WalletPanelProps = {
  order: PlacedOrder;
  /** What the wallet holds; minor units. */
  balance: number;
  /** The order could not be paid so, and may be closed. */
  onRefused: (refusal: Refusal) => void;
};

/** Answers after which the order may be paid all the same. */
const UNSETTLED = new Set(["offline", "unavailable", "internal", "idempotency-in-flight"]);

/** A second press while one is under way does nothing, and one after an answer that was lost pays no second time. */
function usePaying(order: PlacedOrder, onRefused: WalletPanelProps["onRefused"]) {
  const busy = useRef(false);
  const [paying, setPaying] = useState(false);
  const [lost, setLost] = useState<string | null>(null);

  async function pay() {
    if (busy.current) return;
    busy.current = true;
    setPaying(true);
    setLost(null);
    const paid = await payFromWallet(order);
    if (paid.ok) {
      forgetDraft();
      return location.replace(`/order/${paid.body.order.orderId}?placed=1`);
    }
    busy.current = false;
    setPaying(false);
    if (UNSETTLED.has(paid.refusal.slug)) return setLost(paid.refusal.detail);
    onRefused(paid.refusal);
  }

  return { pay, paying, lost };
}

/** The other way to pay: all of it from the wallet, at once. */
export function WalletPanel({ order, balance, onRefused }: WalletPanelProps) {
  const { pay, paying, lost } = usePaying(order, onRefused);
  const [total, holds] = [order.total, balance].map((amount) => formatMoney(amount, order.currency));
  const isEnough = balance >= order.total;
  return (
    <section aria-label="Wallet" className="rounded-tile bg-sunken p-4 sm:p-5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-display text-lg font-bold tracking-tight">Your wallet</span>
        <span className="text-sm">It holds {holds}</span>
      </p>
      {isEnough ? (
        <Button variant="secondary" size="lg" wide pending={paying} onClick={pay} className="mt-3">
          Pay {total} from the wallet
        </Button>
      ) : (
        <p className="mt-1 text-sm">
          That is too little for this order.{" "}
          <PlainLink href="/account/wallet" className="font-semibold text-action hover:underline">
            Pay in
          </PlainLink>
        </p>
      )}
      {lost && (
        <Notice tone="danger" live className="mt-3">
          {lost}
        </Notice>
      )}
    </section>
  );
}
