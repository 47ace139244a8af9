import type { StripePaymentElementOptions } from "@stripe/stripe-js";
import type { Fields } from "@/emulators/stripe/browser/protocol";
import { IntegrationError } from "./integration-error";

type AddressFields = { country: boolean; postalCode: boolean };

/** Which address fields the shop has taken out of the element with `fields`. */
export const hiddenAddressFields = ({ fields }: StripePaymentElementOptions): AddressFields => {
  const billing = fields?.billingDetails;
  if (billing === "never") return { country: true, postalCode: true };
  const address = typeof billing === "object" ? billing.address : undefined;
  if (address === "never") return { country: true, postalCode: true };
  if (typeof address !== "object") return { country: false, postalCode: false };
  return { country: address.country === "never", postalCode: address.postalCode === "never" };
};

const child = (fields: unknown, name: string): unknown =>
  typeof fields === "object" && fields !== null ? (fields as Fields)[name] : undefined;

/** What the form does not ask the shop has to pass. @throws IntegrationError naming the first that is missing. */
export const hiddenBillingFields = (options: StripePaymentElementOptions, confirmParams: Fields): void => {
  const hidden = hiddenAddressFields(options);
  const address = child(child(child(confirmParams, "payment_method_data"), "billing_details"), "address");
  const missing = [
    ...(hidden.country && child(address, "country") === undefined ? ["country"] : []),
    ...(hidden.postalCode && child(address, "postal_code") === undefined ? ["postal_code"] : []),
  ];
  const [first] = missing;
  if (first)
    throw new IntegrationError(
      `You specified "never" for fields.billing_details.address.${first} when creating the payment Element, but did not pass ` +
        `confirmParams.payment_method_data.billing_details.address.${first} when calling stripe.confirmPayment().`,
    );
};
