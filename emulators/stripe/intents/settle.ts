import type Stripe from "stripe";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import type { Decline } from "@/emulators/stripe/objects/behaviours";
import { failCharge, takeCharge } from "@/emulators/stripe/objects/charges";
import { openDispute } from "@/emulators/stripe/objects/disputes";
import { behaviourOf, resolvePaymentMethod } from "@/emulators/stripe/objects/payment-methods";
import { idOf } from "@/emulators/stripe/objects/references";
import { errorFor, failIntent } from "./attempt";
import { putIntent } from "./states";

const REFUSED: Decline = {
  code: "insufficient_funds",
  message: "The bank account has insufficient funds.",
};

/** The bank's answer to a debit under way. Undefined when the intent is not `processing`. */
export const settleIntent = (
  tx: Transaction,
  intentId: string,
  succeeds: boolean,
): Stripe.PaymentIntent | undefined => {
  for (const task of tx.list("task"))
    if (task.kind === "settle_intent" && task.target === intentId) tx.remove("task", task.id);
  const intent = tx.get("payment_intent", intentId);
  const charge = tx.get("charge", idOf(intent?.latest_charge) ?? "");
  const methodId = idOf(intent?.payment_method);
  if (intent?.status !== "processing" || !charge || !methodId) return undefined;
  const behaviour = behaviourOf(tx, methodId);

  if (!succeeds) {
    const reason = behaviour.decline ?? REFUSED;
    const failed = failCharge(tx, charge, reason);
    tx.emit("charge.failed", failed);
    return failIntent(tx, intent, resolvePaymentMethod(tx, methodId), errorFor(reason, failed.id));
  }
  const taken = takeCharge(tx, charge, intent.amount);
  const paid = putIntent(tx, intent, { status: "succeeded", amount_received: intent.amount });
  tx.emit("charge.succeeded", taken);
  tx.emit("payment_intent.succeeded", paid);
  if (behaviour.dispute) openDispute(tx, taken, behaviour.dispute);
  return paid;
};
