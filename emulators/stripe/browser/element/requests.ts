import type { PaymentIntent, PaymentMethod, StripeError } from "@stripe/stripe-js";
import { callApi, intentPath } from "@/emulators/stripe/browser/api";
import type { Fields, FrameResults } from "@/emulators/stripe/browser/protocol";
import type { View } from "./view";

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/** The shop's values win over the form's, field by field. */
const merged = (form: Fields, shop: unknown): Fields => {
  const result: Fields = { ...form };
  for (const [name, value] of Object.entries(isFields(shop) ? shop : {})) {
    const current = result[name];
    result[name] = isFields(value) && isFields(current) ? merged(current, value) : value;
  }
  return result;
};

const methodData = (view: View, given: unknown): Fields => {
  const { method, billing } = view.selected.data();
  const { billing_details: fromShop, ...rest } = isFields(given) ? given : {};
  return { ...rest, ...method, billing_details: merged({ ...billing }, fromShop) };
};

const validationError = (view: View): StripeError | undefined => {
  const problem = view.selected.validate(true);
  if (!problem) return undefined;
  view.selected.focus();
  return { type: "validation_error", code: problem.code, message: problem.message };
};

const showInForm = (view: View, { code = "", message = "", param }: StripeError): void =>
  view.selected.showApiError(param, { code, message });

export const submit = (view: View): FrameResults["submit"] => {
  const error = validationError(view);
  return error ? { error } : { selectedPaymentMethod: view.selected.type };
};

export const confirm = async (
  view: View,
  publishableKey: string,
  clientSecret: string,
  params: Fields,
): Promise<FrameResults["confirm"]> => {
  const invalid = validationError(view);
  if (invalid) return { error: invalid };
  const { payment_method_data, ...rest } = params;
  const result = await callApi<PaymentIntent>("", "POST", `${intentPath(clientSecret)}/confirm`, {
    ...rest,
    payment_method_data: methodData(view, payment_method_data),
    key: publishableKey,
    client_secret: clientSecret,
  });
  if (!result.error) return { paymentIntent: result.value };
  showInForm(view, result.error);
  return { error: result.error };
};

export const createPaymentMethod = async (
  view: View,
  publishableKey: string,
  params: Fields,
): Promise<FrameResults["create-payment-method"]> => {
  const invalid = validationError(view);
  if (invalid) return { error: invalid };
  const result = await callApi<PaymentMethod>("", "POST", "/v1/payment_methods", {
    ...methodData(view, params),
    key: publishableKey,
  });
  if (!result.error) return { paymentMethod: result.value };
  showInForm(view, result.error);
  return { error: result.error };
};
