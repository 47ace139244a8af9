import type Stripe from "stripe";
import { invalidRequest } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { isGiven, texts } from "@/emulators/stripe/core/params";

type MethodTypes = Pick<
  Stripe.PaymentIntent,
  "allowed_payment_method_types" | "excluded_payment_method_types" | "payment_method_types"
>;

/** Since `2026-09-30.endive` a request allows or excludes types; which remain is told in `payment_method_types`. */
export const METHOD_TYPE_PARAMS = ["allowed_payment_method_types", "excluded_payment_method_types"];

/** What an account with the usual switches on offers in a currency. */
export const typesForCurrency = (currency: string): string[] => {
  if (currency === "usd") return ["card", "us_bank_account"];
  return currency === "eur" ? ["card", "sepa_debit"] : ["card"];
};

const givenList = (params: Params, name: string, current: string[] | null): string[] | null => {
  if (!isGiven(params, name)) return current;
  const given = texts(params, name);
  return given.length > 0 ? given : null;
};

export const methodTypesFrom = (params: Params, currency: string, current?: MethodTypes): MethodTypes => {
  const allowed = givenList(
    params,
    "allowed_payment_method_types",
    current?.allowed_payment_method_types ?? null,
  );
  const excluded = givenList(
    params,
    "excluded_payment_method_types",
    current?.excluded_payment_method_types ?? null,
  );
  const left = typesForCurrency(currency)
    .filter((type) => allowed === null || allowed.includes(type))
    .filter((type) => !excluded?.includes(type));
  if (left.length === 0)
    throw invalidRequest(`No payment method types are left for this payment in ${currency}.`, {
      param: allowed ? "allowed_payment_method_types" : "excluded_payment_method_types",
    });
  return {
    allowed_payment_method_types: allowed,
    excluded_payment_method_types: excluded,
    payment_method_types: left,
  };
};
