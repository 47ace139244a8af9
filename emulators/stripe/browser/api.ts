import type { StripeError } from "@stripe/stripe-js";
import { encodeForm } from "./form-encoding";

type ApiResult<T> = { value: T; error?: undefined } | { error: StripeError };

const UNREACHABLE: StripeError = {
  type: "api_connection_error",
  message: "We are experiencing issues connecting to our payments provider. Please try again.",
};

/** Asks the API as a browser does: form fields with the publishable key among them, and no preflight. */
export const callApi = async <T>(
  origin: string,
  method: "GET" | "POST",
  path: string,
  fields: object,
): Promise<ApiResult<T>> => {
  const form = encodeForm(fields);
  try {
    const response = await fetch(
      method === "GET" ? `${origin}${path}?${form}` : `${origin}${path}`,
      method === "GET" ? undefined : { method, body: form },
    );
    const body = (await response.json()) as T & { error?: StripeError };
    return body.error ? { error: body.error } : { value: body };
  } catch {
    return { error: UNREACHABLE };
  }
};

export const intentPath = (clientSecret: string): string =>
  `/v1/payment_intents/${encodeURIComponent(clientSecret.split("_secret_")[0] ?? "")}`;
