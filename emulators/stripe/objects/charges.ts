import type Stripe from "stripe";
import { newId } from "@/emulators/stripe/core/ids";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { moveBalance, processingFee } from "./balance-transactions";
import type { Behaviour, Decline } from "./behaviours";
import { idOf } from "./references";

const cardDetails = (
  card: Stripe.PaymentMethod.Card,
  amount: number,
  behaviour: Behaviour,
): Stripe.Charge.PaymentMethodDetails.Card => ({
  amount_authorized: amount,
  authorization_code: null,
  brand: card.brand,
  checks: {
    address_line1_check: null,
    address_postal_code_check: null,
    cvc_check: behaviour.cvcCheck ?? (card.checks?.cvc_check ? "pass" : null),
  },
  country: card.country,
  electronic_commerce_indicator: null,
  exp_month: card.exp_month,
  exp_year: card.exp_year,
  fingerprint: card.fingerprint ?? null,
  funding: card.funding,
  installments: null,
  last4: card.last4,
  mandate: null,
  network: card.brand,
  network_transaction_id: null,
  regulated_status: card.regulated_status,
  three_d_secure: behaviour.challenge
    ? {
        authentication_flow: "challenge",
        electronic_commerce_indicator: "05",
        exemption_indicator: null,
        result: "authenticated",
        result_reason: null,
        transaction_id: null,
        version: "2.2.0",
      }
    : null,
  transaction_link_id: null,
  wallet: null,
});

const methodDetails = (
  method: Stripe.PaymentMethod,
  amount: number,
  behaviour: Behaviour,
): Stripe.Charge.PaymentMethodDetails => {
  if (method.card) return { type: "card", card: cardDetails(method.card, amount, behaviour) };
  if (method.us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } =
      method.us_bank_account;
    return {
      type: "us_bank_account",
      us_bank_account: {
        ...{ account_holder_type, account_type, bank_name, fingerprint, last4, routing_number },
        payment_reference: null,
      },
    };
  }
  return {
    type: "sepa_debit",
    sepa_debit: {
      bank_code: method.sepa_debit?.bank_code ?? null,
      branch_code: method.sepa_debit?.branch_code ?? null,
      country: method.sepa_debit?.country ?? null,
      fingerprint: method.sepa_debit?.fingerprint ?? null,
      last4: method.sepa_debit?.last4 ?? null,
      mandate: null,
    },
  };
};

const outcomeOf = (decline: Decline | undefined): Stripe.Charge.Outcome => ({
  advice_code: decline ? "try_again_later" : null,
  network_advice_code: null,
  network_decline_code: decline ? "05" : null,
  network_status: decline ? "declined_by_network" : "approved_by_network",
  reason: decline ? (decline.declineCode ?? decline.code) : null,
  risk_level: "normal",
  risk_score: 20,
  seller_message: decline ? "The bank did not accept this payment." : "Payment complete.",
  type: decline ? "issuer_declined" : "authorized",
});

type NewCharge = {
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod;
  behaviour: Behaviour;
  status: "succeeded" | "pending" | "failed";
  captured: boolean;
};

export const createCharge = (tx: Transaction, given: NewCharge): Stripe.Charge => {
  const { intent, method, behaviour, status, captured } = given;
  const decline = status === "failed" ? behaviour.decline : undefined;
  const charge: Stripe.Charge = {
    id: newId(method.type === "card" ? "ch" : "py"),
    object: "charge",
    amount: intent.amount,
    amount_captured: captured && status === "succeeded" ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? "STRIPE STAND-IN",
    captured: captured && status !== "failed",
    created: tx.now,
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: status === "succeeded",
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method, intent.amount, behaviour),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
  const booked = charge.amount_captured > 0 ? book(tx, charge) : charge;
  tx.put("charge", booked);
  return booked;
};

/** Puts captured money on the balance. */
const book = (tx: Transaction, charge: Stripe.Charge): Stripe.Charge => ({
  ...charge,
  balance_transaction: moveBalance(tx, {
    type: charge.id.startsWith("py_") ? "payment" : "charge",
    amount: charge.amount_captured,
    fee: processingFee(charge.amount_captured),
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
  }),
});

/** A pending debit that the bank has paid, or an authorisation that is taken. */
export const takeCharge = (tx: Transaction, charge: Stripe.Charge, amount: number): Stripe.Charge => {
  const taken = book(tx, {
    ...charge,
    amount_captured: amount,
    captured: true,
    paid: true,
    status: "succeeded",
  });
  tx.put("charge", taken);
  return taken;
};

/** A pending debit that the bank has refused. */
export const failCharge = (tx: Transaction, charge: Stripe.Charge, decline: Decline): Stripe.Charge => {
  const failed: Stripe.Charge = {
    ...charge,
    captured: false,
    paid: false,
    status: "failed",
    failure_code: decline.code,
    failure_message: decline.message,
    outcome: outcomeOf(decline),
  };
  tx.put("charge", failed);
  return failed;
};
