import type Stripe from "stripe";
import type { Params } from "@/emulators/stripe/core/form";
import { hash, text } from "@/emulators/stripe/core/params";

export const addressFrom = (params: Params | undefined): Stripe.Address => ({
  city: (params && text(params, "city")) ?? null,
  country: (params && text(params, "country")) ?? null,
  line1: (params && text(params, "line1")) ?? null,
  line2: (params && text(params, "line2")) ?? null,
  postal_code: (params && text(params, "postal_code")) ?? null,
  state: (params && text(params, "state")) ?? null,
});

export const billingDetailsFrom = (params: Params | undefined): Stripe.PaymentMethod["billing_details"] => ({
  address: addressFrom(params && hash(params, "address")),
  email: (params && text(params, "email")) ?? null,
  name: (params && text(params, "name")) ?? null,
  phone: (params && text(params, "phone")) ?? null,
  tax_id: null,
});

export const shippingFrom = (params: Params): Stripe.PaymentIntent["shipping"] => {
  const given = hash(params, "shipping");
  if (!given) return null;
  return {
    address: addressFrom(hash(given, "address")),
    carrier: text(given, "carrier") ?? null,
    name: text(given, "name") ?? "",
    phone: text(given, "phone") ?? null,
    tracking_number: text(given, "tracking_number") ?? null,
  };
};
