import { invalidRequest, noSuch } from "@/emulators/stripe/core/failure";
import { LIST_PARAMS, page } from "@/emulators/stripe/core/list";
import { mergeMetadata, requiredText, text } from "@/emulators/stripe/core/params";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import {
  createCustomer,
  deleteCustomer,
  findCustomer,
  updateCustomer,
} from "@/emulators/stripe/objects/customers";
import { createPaymentMethod, resolvePaymentMethod } from "@/emulators/stripe/objects/payment-methods";
import type { Route } from "./route";

const CUSTOMER_FIELDS = ["email", "name", "phone", "description", "address", "metadata", "payment_method"];

const CUSTOMER_ROUTES: Route[] = [
  {
    method: "POST",
    path: "/v1/customers",
    params: CUSTOMER_FIELDS,
    handle: ({ tx, params }) => createCustomer(tx, params),
  },
  {
    method: "GET",
    path: "/v1/customers",
    params: [...LIST_PARAMS, "email"],
    handle: ({ tx, params, path }) => {
      const email = text(params, "email");
      return page(
        path,
        tx.list("customer").filter((row) => email === undefined || row.email === email),
        params,
      );
    },
  },
  { method: "GET", path: "/v1/customers/:id", params: [], handle: ({ tx, id }) => findCustomer(tx, id) },
  {
    method: "POST",
    path: "/v1/customers/:id",
    params: CUSTOMER_FIELDS,
    handle: ({ tx, id, params }) => updateCustomer(tx, findCustomer(tx, id), params),
  },
  {
    method: "DELETE",
    path: "/v1/customers/:id",
    params: [],
    handle: ({ tx, id }) => deleteCustomer(tx, findCustomer(tx, id)),
  },
];

const attachTo = (tx: Transaction, id: string, customer: string | null) => {
  const method = resolvePaymentMethod(tx, id);
  if (customer === null && method.customer === null)
    throw invalidRequest(
      "The payment method you provided is not attached to a customer so detachment is impossible.",
    );
  const changed = { ...method, customer };
  tx.put("payment_method", changed);
  tx.emit(customer === null ? "payment_method.detached" : "payment_method.attached", changed);
  return changed;
};

const PAYMENT_METHOD_ROUTES: Route[] = [
  {
    method: "POST",
    path: "/v1/payment_methods",
    params: [
      "type",
      "card",
      "us_bank_account",
      "sepa_debit",
      "billing_details",
      "metadata",
      "allow_redisplay",
    ],
    openToBrowsers: true,
    handle: ({ tx, params }) => createPaymentMethod(tx, params),
  },
  {
    method: "GET",
    path: "/v1/payment_methods",
    params: [...LIST_PARAMS, "customer", "type"],
    handle: ({ tx, params, path }) => {
      const customer = requiredText(params, "customer");
      const type = text(params, "type");
      const rows = tx
        .list("payment_method")
        .filter((row) => row.customer === customer && (type === undefined || row.type === type));
      return page(path, rows, params);
    },
  },
  {
    method: "GET",
    path: "/v1/payment_methods/:id",
    params: [],
    handle: ({ tx, id }) => {
      const method = tx.get("payment_method", id);
      if (!method) throw noSuch("PaymentMethod", id, "payment_method");
      return method;
    },
  },
  {
    method: "POST",
    path: "/v1/payment_methods/:id",
    params: ["metadata"],
    handle: ({ tx, id, params }) => {
      const method = resolvePaymentMethod(tx, id);
      const updated = { ...method, metadata: mergeMetadata(method.metadata ?? {}, params) };
      tx.put("payment_method", updated);
      return updated;
    },
  },
  {
    method: "POST",
    path: "/v1/payment_methods/:id/attach",
    params: ["customer"],
    handle: ({ tx, id, params }) => attachTo(tx, id, findCustomer(tx, requiredText(params, "customer")).id),
  },
  {
    method: "POST",
    path: "/v1/payment_methods/:id/detach",
    params: [],
    handle: ({ tx, id }) => attachTo(tx, id, null),
  },
];

export const SHOPPER_ROUTES: Route[] = [...CUSTOMER_ROUTES, ...PAYMENT_METHOD_ROUTES];
