import type Stripe from "stripe";
import { noSuch } from "@/emulators/stripe/core/failure";
import type { Params } from "@/emulators/stripe/core/form";
import { newId, randomText } from "@/emulators/stripe/core/ids";
import { hash, isGiven, mergeMetadata, text } from "@/emulators/stripe/core/params";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import { addressFrom } from "./billing-details";

const fieldsFrom = (params: Params): Partial<Stripe.Customer> => ({
  ...(isGiven(params, "email") ? { email: text(params, "email") ?? null } : {}),
  ...(isGiven(params, "name") ? { name: text(params, "name") ?? null } : {}),
  ...(isGiven(params, "phone") ? { phone: text(params, "phone") ?? null } : {}),
  ...(isGiven(params, "description") ? { description: text(params, "description") ?? null } : {}),
  ...(isGiven(params, "address")
    ? { address: params.address === "" ? null : addressFrom(hash(params, "address")) }
    : {}),
});

export const createCustomer = (tx: Transaction, params: Params): Stripe.Customer => {
  const customer: Stripe.Customer = {
    id: newId("cus").replace("_3", "_"),
    object: "customer",
    address: null,
    balance: 0,
    created: tx.now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: mergeMetadata({}, params),
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
    ...fieldsFrom(params),
  };
  tx.put("customer", customer);
  tx.emit("customer.created", customer);
  return customer;
};

export const findCustomer = (tx: Transaction, id: string): Stripe.Customer => {
  const customer = tx.get("customer", id);
  if (!customer) throw noSuch("customer", id);
  return customer;
};

export const updateCustomer = (
  tx: Transaction,
  customer: Stripe.Customer,
  params: Params,
): Stripe.Customer => {
  const updated = {
    ...customer,
    ...fieldsFrom(params),
    metadata: mergeMetadata(customer.metadata, params),
  };
  tx.put("customer", updated);
  tx.emit("customer.updated", updated);
  return updated;
};

export const deleteCustomer = (tx: Transaction, customer: Stripe.Customer) => {
  tx.remove("customer", customer.id);
  tx.emit("customer.deleted", customer);
  return { id: customer.id, object: "customer" as const, deleted: true };
};
