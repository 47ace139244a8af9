import type Stripe from "stripe";
import { invalidRequest } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { integer } from "@/emulators/stripe/core/params";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import type { Behaviour } from "@/emulators/stripe/objects/behaviours";
import { takeCharge } from "@/emulators/stripe/objects/charges";
import { openDispute } from "@/emulators/stripe/objects/disputes";
import { behaviourOf } from "@/emulators/stripe/objects/payment-methods";
import { idOf } from "@/emulators/stripe/objects/references";
import { putIntent, unexpectedState } from "./states";

/** Takes authorised money, all of it or less; what is left of the authorisation is released. */
export const captureIntent = (
  tx: Transaction,
  intent: Stripe.PaymentIntent,
  params: Params,
): Stripe.PaymentIntent => {
  const charge = tx.get("charge", idOf(intent.latest_charge) ?? "");
  if (intent.status !== "requires_capture" || !charge)
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. ` +
        "Only a PaymentIntent with one of the following statuses may be captured: requires_capture.",
    );
  const amount = integer(params, "amount_to_capture") ?? intent.amount_capturable;
  if (amount < 1 || amount > intent.amount_capturable)
    throw invalidRequest(
      `The amount_to_capture must be between 1 and ${intent.amount_capturable}, the amount that may be captured.`,
      { code: amount < 1 ? "amount_too_small" : "amount_too_large", param: "amount_to_capture" },
    );
  const taken = takeCharge(tx, charge, amount);
  const paid = putIntent(tx, intent, { status: "succeeded", amount_capturable: 0, amount_received: amount });
  tx.emit("charge.captured", taken);
  tx.emit("payment_intent.succeeded", paid);
  const behaviour: Behaviour = behaviourOf(tx, idOf(intent.payment_method) ?? "");
  if (behaviour.dispute) openDispute(tx, taken, behaviour.dispute);
  return paid;
};
