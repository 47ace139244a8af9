"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { formatMoney } from "@/lib/kernel/money";
import { creditWalletAction } from "@/lib/wallet/desk-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type CreditButtonProps = { userId: string; nickname: string; currency: string };

/** Puts money into a wallet by hand. Each opening is one try: pressed twice it credits once. */
export function CreditButton({ userId, nickname, currency }: CreditButtonProps) {
  const [tryKey, setTryKey] = useState<string | null>(null);
  const { onSubmit, pending, problem, faults } = useActionForm(creditWalletAction, {
    onDone: ({ balance }) => {
      toast(`${nickname}'s wallet holds ${formatMoney(balance, currency)}`);
      setTryKey(null);
    },
  });
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        aria-haspopup="dialog"
        onClick={() => setTryKey(crypto.randomUUID())}
      >
        Credit the wallet
      </Button>
      <Dialog open={tryKey !== null} onClose={() => setTryKey(null)} title={`Credit ${nickname}'s wallet`}>
        <form key={tryKey} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          <input type="hidden" name="userId" value={userId} />
          <input type="hidden" name="key" value={tryKey ?? ""} />
          <TextField
            name="amount"
            label={`Amount in ${currency.toUpperCase()}`}
            inputMode="decimal"
            autoComplete="off"
            placeholder="10.00"
            error={faults("amount")}
          />
          <TextField name="reason" label="Why" maxLength={500} error={faults("reason")} />
          <ProblemNotice problem={problem?.errors ? null : problem} />
          <Button type="submit" pending={pending} className="self-start">
            Credit it
          </Button>
        </form>
      </Dialog>
    </>
  );
}
