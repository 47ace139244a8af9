import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatMoney } from "@/lib/kernel/money";
import { forgetDraft } from "./details-draft";
import { payFromWallet, type Refusal } from "./place-order";
import type { PlacedOrder } from "./use-order";
import { WalletBox } from "./wallet-box";

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
  const { total, currency } = order;
  return (
    <WalletBox {...{ balance, total, currency }}>
      <Button variant="secondary" size="lg" wide pending={paying} onClick={pay}>
        Pay {formatMoney(total, currency)} from the wallet
      </Button>
      {lost && (
        <Notice tone="danger" live className="mt-3">
          {lost}
        </Notice>
      )}
    </WalletBox>
  );
}
