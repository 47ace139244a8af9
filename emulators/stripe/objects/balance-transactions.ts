import type Stripe from "stripe";
import { newId } from "@/emulators/stripe/core/ids";
import type { Transaction } from "@/emulators/stripe/core/transaction";

const DAY_S = 86_400;

/** 2.9 % and thirty minor units, what a card charge costs in the vendor's home market. */
export const processingFee = (amount: number): number => Math.round(amount * 0.029) + 30;

type Movement = {
  type: "charge" | "payment" | "refund" | "payment_refund" | "adjustment";
  /** Signed minor units. */
  amount: number;
  fee: number;
  currency: string;
  source: string;
  description: string | null;
};

export const moveBalance = (tx: Transaction, movement: Movement): string => {
  const { type, amount, fee, currency, source, description } = movement;
  const row: Stripe.BalanceTransaction = {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: tx.now + 2 * DAY_S,
    balance_type: "payments",
    created: tx.now,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: "Stripe processing fees",
              type: "stripe_fee",
            },
          ],
    net: amount - fee,
    reporting_category: type === "adjustment" ? "dispute" : type.replace("payment_refund", "refund"),
    source,
    status: "pending",
    type,
  };
  tx.put("balance_transaction", row);
  return row.id;
};
