"use client";

import { useActionState, useState } from "react";
import { PaymentPanel } from "@/components/checkout/payment-panel-client";
import { Button } from "@/components/ui/button";
import { chipLook } from "@/components/ui/chip";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { formatMoney } from "@/lib/kernel/money";
import type { Payer } from "@/lib/services/browser/payments";
import { type TopUpState, topUpAction } from "@/lib/wallet/actions";

type TopUpProps = {
  payer: Payer;
  currency: string;
  /** Amounts to choose from: what is typed for each, and what it is called. */
  choices: { typed: string; label: string }[];
};

const START: TopUpState = { kind: "asking", typed: "", error: null };

type AskProps = Pick<TopUpProps, "choices" | "currency"> & {
  state: TopUpState;
  action: (form: FormData) => void;
  closed: boolean;
};

function AskAmount({ choices, currency, state, action, closed }: AskProps) {
  const asking = state.kind === "asking" ? state : START;
  const [typed, setTyped] = useState(asking.kind === "asking" ? asking.typed : "");
  return (
    <form action={action} className="flex flex-col gap-4">
      {closed && <Notice live>That payment was closed. Nothing was charged; choose an amount again.</Notice>}
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <button
            key={choice.typed}
            type="button"
            aria-pressed={typed === choice.typed}
            onClick={() => setTyped(choice.typed)}
            className={chipLook(typed === choice.typed ? "on" : "off", "h-11")}
          >
            {choice.label}
          </button>
        ))}
      </div>
      <TextField
        label="Amount"
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        hint={`In ${currency.toUpperCase()}, such as 25 or 12.50.`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={asking.kind === "asking" ? asking.error : null}
      />
      <SubmitButton size="lg" wide>
        Go on to pay
      </SubmitButton>
    </form>
  );
}

/** Paying in: first how much, then with which card. */
export function TopUp({ payer, currency, choices }: TopUpProps) {
  const [state, action] = useActionState(topUpAction, START);
  const [left, setLeft] = useState<string | null>(null);
  const [closed, setClosed] = useState(false);
  if (state.kind === "asking" || left === state.clientSecret) {
    return <AskAmount {...{ choices, currency, state, action, closed }} />;
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="flex items-baseline justify-between gap-3 text-lg">
        <span>
          Paying in <strong>{formatMoney(state.amount, state.currency)}</strong>
        </span>
        <Button variant="quiet" size="sm" onClick={() => setLeft(state.clientSecret)}>
          Change
        </Button>
      </p>
      <PaymentPanel
        clientSecret={state.clientSecret}
        total={state.amount}
        currency={state.currency}
        payer={payer}
        returnPath="/account/wallet/top-up"
        onClosed={() => {
          setClosed(true);
          setLeft(state.clientSecret);
        }}
      />
    </div>
  );
}
