"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { toast } from "@/components/ui/toast-store";
import { formatMoney } from "@/lib/kernel/money";
import { refundOrderAction } from "@/lib/orders/desk-actions";
import { useActionForm } from "../kit/use-action-form";
import { RefundFields, type RefundLine } from "./refund-fields-client";

type RefundButtonProps = {
  orderId: string;
  lines: RefundLine[];
  /** What can still go back, in minor units. */
  left: number;
  currency: string;
  /** How the money goes back: "Visa ending in 4242". */
  method: string;
};

/** Pays an order back in lines, an amount or whole. Each opening is one try: pressed twice it pays once. */
export function RefundButton(props: RefundButtonProps) {
  const [tryKey, setTryKey] = useState<string | null>(null);
  return (
    <>
      <Button variant="quiet" size="sm" aria-haspopup="dialog" onClick={() => setTryKey(crypto.randomUUID())}>
        Refund
      </Button>
      <Dialog open={tryKey !== null} onClose={() => setTryKey(null)} title="Refund" side="right">
        {tryKey && <RefundForm key={tryKey} tryKey={tryKey} onDone={() => setTryKey(null)} {...props} />}
      </Dialog>
    </>
  );
}

type RefundFormProps = RefundButtonProps & { tryKey: string; onDone: () => void };

function RefundForm({ orderId, tryKey, onDone, left, currency, method, lines }: RefundFormProps) {
  const { onSubmit, pending, problem, faults } = useActionForm(refundOrderAction, {
    onDone: ({ amount }) => {
      toast(`${formatMoney(amount, currency)} is on its way back`);
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5 text-sm">
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="key" value={tryKey} />
      <p className="text-ink-soft">
        {formatMoney(left, currency)} can still go back, to {method}.
      </p>
      <RefundFields
        lines={lines}
        left={left}
        currency={currency}
        faults={faults}
        problem={problem}
        pending={pending}
      />
    </form>
  );
}
