import { invalidParam, noSuch } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { text } from "@/emulators/stripe/core/params";
import type { Transaction } from "@/emulators/stripe/core/transaction";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const CAPTURE_METHODS = ["automatic", "automatic_async", "manual"] as const;

export const receiptEmail = (params: Params): string | null => {
  const email = text(params, "receipt_email") ?? null;
  if (email !== null && !EMAIL.test(email))
    throw invalidParam("receipt_email", "email_invalid", `Invalid email address: ${email}`);
  return email;
};

export const checkedCustomer = (tx: Transaction, params: Params): string | null => {
  const customer = text(params, "customer") ?? null;
  if (customer !== null && !tx.get("customer", customer)) throw noSuch("customer", customer, "customer", 400);
  return customer;
};
