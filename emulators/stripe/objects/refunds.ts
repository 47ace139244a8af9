import type Stripe from "stripe";
import { invalidParam, invalidRequest, noSuch } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { newId } from "@/emulators/stripe/core/ids";
import { formatAmount } from "@/emulators/stripe/core/money";
import { integer, mergeMetadata, oneOf, text } from "@/emulators/stripe/core/params";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { moveBalance } from "./balance-transactions";
import { isChargedBack } from "./disputes";
import { behaviourOf } from "./payment-methods";
import { idOf } from "./references";

const REASONS = ["duplicate", "fraudulent", "requested_by_customer"] as const;

const chargeToRefund = (tx: Transaction, params: Params): Stripe.Charge => {
  const intentId = text(params, "payment_intent");
  const chargeId = text(params, "charge");
  if (intentId === undefined && chargeId === undefined)
    throw invalidParam(
      "charge",
      "parameter_missing",
      "One of the following params should be provided: payment_intent or charge.",
    );
  const intent = intentId === undefined ? undefined : tx.get("payment_intent", intentId);
  if (intentId !== undefined && !intent) throw noSuch("payment_intent", intentId, "payment_intent");
  const charge = tx.get("charge", chargeId ?? idOf(intent?.latest_charge) ?? "");
  if (chargeId !== undefined && !charge) throw noSuch("charge", chargeId, "charge");
  if (charge?.status !== "succeeded" || !charge.captured)
    throw invalidRequest(
      `This PaymentIntent (${intentId ?? idOf(charge?.payment_intent)}) does not have a successful charge to refund.`,
      { param: intentId === undefined ? "charge" : "payment_intent" },
    );
  return charge;
};

const amountToRefund = (tx: Transaction, charge: Stripe.Charge, params: Params): number => {
  if (isChargedBack(tx, charge))
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  const amount = integer(params, "amount") ?? left;
  if (amount < 1) throw invalidParam("amount", "parameter_invalid_integer", "Invalid positive integer");
  if (amount > left)
    throw invalidRequest(
      `Refund amount (${formatAmount(amount, charge.currency)}) is greater than unrefunded amount on charge ` +
        `(${formatAmount(left, charge.currency)})`,
      { param: "amount" },
    );
  return amount;
};

const destinationOf = (charge: Stripe.Charge, pending: boolean): Stripe.Refund.DestinationDetails =>
  charge.payment_method_details?.type === "card"
    ? {
        type: "card",
        card: {
          reference_status: pending ? "pending" : "available",
          reference_type: "acquirer_reference_number",
          type: "refund",
          ...(pending ? {} : { reference: charge.id.slice(-16) }),
        },
      }
    : { type: charge.payment_method_details?.type ?? "us_bank_account" };

const countOnCharge = (tx: Transaction, charge: Stripe.Charge, amount: number): void => {
  const refunded = charge.amount_refunded + amount;
  const counted = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount_captured };
  tx.put("charge", counted);
  if (amount > 0)
    tx.emit("charge.refunded", counted, {
      amount_refunded: charge.amount_refunded,
      ...(counted.refunded ? { refunded: false } : {}),
    });
};

const buildRefund = (
  tx: Transaction,
  charge: Stripe.Charge,
  amount: number,
  pending: boolean,
  params: Params,
): Stripe.Refund => {
  const isDebit = charge.id.startsWith("py_");
  const id = newId(isDebit ? "pyr" : "re");
  return {
    id,
    object: "refund",
    amount,
    balance_transaction: moveBalance(tx, {
      type: isDebit ? "payment_refund" : "refund",
      amount: -amount,
      fee: 0,
      currency: charge.currency,
      source: id,
      description: "REFUND FOR CHARGE",
    }),
    charge: charge.id,
    created: tx.now,
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: destinationOf(charge, pending),
    metadata: mergeMetadata({}, params),
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: oneOf(params, "reason", REASONS) ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? "pending" : "succeeded",
    transfer_reversal: null,
    ...(pending ? { pending_reason: "processing" } : {}),
  };
};

export const createRefund = (tx: Transaction, params: Params, settings: Settings): Stripe.Refund => {
  const charge = chargeToRefund(tx, params);
  const amount = amountToRefund(tx, charge, params);
  const behaviour = behaviourOf(tx, charge.payment_method ?? "");
  const pending = behaviour.refund === "pending";
  const refund = buildRefund(tx, charge, amount, pending, params);
  tx.put("refund", refund);
  tx.emit("refund.created", refund);
  countOnCharge(tx, charge, amount);
  if (!pending)
    tx.emit("refund.updated", refund, { destination_details: { card: { reference_status: "pending" } } });
  if (behaviour.refund)
    tx.put("task", {
      id: newId("task"),
      kind: "finish_refund",
      target: refund.id,
      succeeds: pending,
      at: Date.now() + settings.settleAfterMs,
    });
  return refund;
};

/** The network's word on a refund under way; a refused one puts the money back on the balance. */
export const finishRefund = (
  tx: Transaction,
  refundId: string,
  succeeds: boolean,
): Stripe.Refund | undefined => {
  for (const task of tx.list("task"))
    if (task.kind === "finish_refund" && task.target === refundId) tx.remove("task", task.id);
  const refund = tx.get("refund", refundId);
  const charge = tx.get("charge", idOf(refund?.charge) ?? "");
  if (!refund || !charge || refund.status === "failed" || (succeeds && refund.status !== "pending"))
    return undefined;
  const { pending_reason: _, ...rest } = refund;
  if (succeeds) {
    const done = { ...rest, status: "succeeded", destination_details: destinationOf(charge, false) };
    tx.put("refund", done);
    tx.emit("refund.updated", done, { status: refund.status });
    return done;
  }
  const failed: Stripe.Refund = {
    ...rest,
    status: "failed",
    failure_reason: "unknown",
    failure_balance_transaction: moveBalance(tx, {
      type: "adjustment",
      amount: refund.amount,
      fee: 0,
      currency: refund.currency,
      source: refund.id,
      description: "REFUND FAILURE",
    }),
  };
  tx.put("refund", failed);
  countOnCharge(tx, charge, -refund.amount);
  tx.emit("refund.updated", failed, { status: refund.status });
  tx.emit("refund.failed", failed, { status: refund.status });
  return failed;
};

export const findRefund = (tx: Transaction, id: string): Stripe.Refund => {
  const refund = tx.get("refund", id);
  if (!refund) throw noSuch("refund", id, "refund");
  return refund;
};

export const updateRefund = (tx: Transaction, refund: Stripe.Refund, params: Params): Stripe.Refund => {
  const updated = { ...refund, metadata: mergeMetadata(refund.metadata ?? {}, params) };
  tx.put("refund", updated);
  tx.emit("refund.updated", updated, { metadata: refund.metadata ?? {} });
  return updated;
};
