import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { invalidRequest, missingParam, noSuch, StripeFailure } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { newId } from "@/emulators/stripe/core/ids";
import { hash, integer, mergeMetadata, requiredText, text } from "@/emulators/stripe/core/params";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { type Behaviour, type BehaviourName, behaviourNamed } from "./behaviours";
import { billingDetailsFrom } from "./billing-details";
import {
  accountOfToken,
  sepaAccountOfIban,
  type TestBankAccount,
  usAccountOfNumber,
} from "./test-bank-accounts";
import { cardOfNumber, cardOfToken, passesLuhn, type TestCard } from "./test-cards";

type Expiry = { month: number; year: number };

/** Stable for an account, and says nothing about its number beyond what last4 does. */
const fingerprint = (kind: string, last4: string, behaviour: string): string =>
  createHash("sha256").update(`${kind}/${last4}/${behaviour}`).digest("hex").slice(0, 16);

const cardError = (code: string, message: string, param: string): StripeFailure =>
  new StripeFailure(402, { type: "card_error", code, message, param });

const checkedExpiry = (params: Params): Expiry => {
  const month = integer(params, "exp_month");
  const given = integer(params, "exp_year");
  if (month === undefined) throw missingParam("card[exp_month]");
  if (given === undefined) throw missingParam("card[exp_year]");
  if (month < 1 || month > 12)
    throw cardError("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
  const year = given < 100 ? 2000 + given : given;
  const today = new Date();
  const past = year * 12 + month < today.getFullYear() * 12 + today.getMonth() + 1;
  if (past || year > today.getFullYear() + 50)
    throw cardError("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
  return { month, year };
};

const cardFields = (card: TestCard, expiry: Expiry, cvcGiven: boolean): Stripe.PaymentMethod.Card => ({
  brand: card.brand,
  checks: {
    address_line1_check: null,
    address_postal_code_check: null,
    cvc_check: cvcGiven ? "unchecked" : null,
  },
  country: card.country,
  display_brand: card.brand,
  exp_month: expiry.month,
  exp_year: expiry.year,
  fingerprint: fingerprint(card.brand, card.number.slice(-4), card.behaviour),
  funding: card.funding,
  generated_from: null,
  last4: card.number.slice(-4),
  networks: { available: [card.brand], preferred: null },
  regulated_status: "unregulated",
  three_d_secure_usage: { supported: card.brand !== "amex" },
  wallet: null,
});

const bankFields = (
  account: TestBankAccount,
): Pick<Stripe.PaymentMethod, "us_bank_account" | "sepa_debit"> => {
  const print = fingerprint(account.type, account.last4, account.behaviour);
  if (account.type === "sepa_debit")
    return {
      sepa_debit: {
        bank_code: "37040044",
        branch_code: "",
        country: account.country,
        fingerprint: print,
        generated_from: { charge: null, setup_attempt: null },
        last4: account.last4,
      },
    };
  return {
    us_bank_account: {
      account_holder_type: "individual",
      account_type: "checking",
      bank_name: "STRIPE TEST BANK",
      financial_connections_account: null,
      fingerprint: print,
      last4: account.last4,
      networks: { preferred: "ach", supported: ["ach"] },
      routing_number: account.routingNumber,
      status_details: {},
    },
  };
};

const put = (
  tx: Transaction,
  behaviour: BehaviourName,
  method: Pick<Stripe.PaymentMethod, "type" | "card" | "us_bank_account" | "sepa_debit">,
  params: Params,
): Stripe.PaymentMethod => {
  const created: Stripe.PaymentMethod = {
    id: newId("pm"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: billingDetailsFrom(hash(params, "billing_details")),
    created: tx.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: mergeMetadata({}, params),
    ...method,
  };
  tx.put("payment_method", created);
  tx.put("behaviour", { id: created.id, behaviour });
  return created;
};

const fromCard = (tx: Transaction, params: Params): Stripe.PaymentMethod => {
  const given = hash(params, "card");
  if (!given) throw missingParam("card");
  const number = requiredText(given, "number").replace(/[\s-]/g, "");
  if (!passesLuhn(number)) throw cardError("incorrect_number", "Your card number is incorrect.", "number");
  const expiry = checkedExpiry(given);
  const cvc = text(given, "cvc");
  const card = cardOfNumber(number);
  if (cvc !== undefined && !(card.brand === "amex" ? /^\d{3,4}$/ : /^\d{3}$/).test(cvc))
    throw cardError("invalid_cvc", "Your card's security code is invalid.", "cvc");
  return put(tx, card.behaviour, { type: "card", card: cardFields(card, expiry, cvc !== undefined) }, params);
};

const fromBankAccount = (tx: Transaction, account: TestBankAccount, params: Params): Stripe.PaymentMethod =>
  put(tx, account.behaviour, { type: account.type, ...bankFields(account) }, params);

/** From what a payment form collects. The card's number ends here: only brand, last4 and expiry go further. */
export const createPaymentMethod = (tx: Transaction, params: Params): Stripe.PaymentMethod => {
  const type = requiredText(params, "type");
  if (type === "card") return fromCard(tx, params);
  if (type === "us_bank_account") {
    const account = hash(params, type);
    if (!account) throw missingParam(type);
    return fromBankAccount(tx, usAccountOfNumber(requiredText(account, "account_number")), params);
  }
  if (type === "sepa_debit") {
    const account = hash(params, type);
    if (!account) throw missingParam(type);
    return fromBankAccount(tx, sepaAccountOfIban(requiredText(account, "iban")), params);
  }
  throw invalidRequest(`The payment method type "${type}" is invalid.`, { param: "type" });
};

/** Test tokens such as `pm_card_visa` stand for a new payment method each time they are used. */
const fromToken = (tx: Transaction, token: string): Stripe.PaymentMethod | undefined => {
  const card = cardOfToken(token);
  if (card) {
    const expiry = { month: 12, year: new Date().getFullYear() + 4 };
    return put(tx, card.behaviour, { type: "card", card: cardFields(card, expiry, true) }, {});
  }
  const account = accountOfToken(token);
  return account && fromBankAccount(tx, account, {});
};

export const resolvePaymentMethod = (
  tx: Transaction,
  id: string,
  param = "payment_method",
): Stripe.PaymentMethod => {
  const method = tx.get("payment_method", id) ?? fromToken(tx, id);
  if (!method) throw noSuch("PaymentMethod", id, param, 400);
  return method;
};

export const behaviourOf = (tx: Transaction, paymentMethodId: string): Behaviour =>
  behaviourNamed(tx.get("behaviour", paymentMethodId)?.behaviour);
