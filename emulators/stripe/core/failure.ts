/** What stands under `error` in the vendor's answer to a refused request. */
export type ErrorBody = {
  type: "invalid_request_error" | "card_error" | "api_error" | "idempotency_error";
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  doc_url?: string;
  charge?: string;
  advice_code?: string;
  network_decline_code?: string;
  payment_intent?: object;
  payment_method?: object;
  setup_intent?: object;
};

/** A refusal in the vendor's form. Thrown inside a handler it undoes everything the handler has put. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  /** Refused before the endpoint began, so that an idempotency key stays free to be used again. */
  readonly early: boolean;

  constructor(status: number, body: ErrorBody, early = false) {
    super(body.message);
    this.name = "StripeFailure";
    this.status = status;
    this.body = body.code
      ? { ...body, doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll("_", "-")}` }
      : body;
    this.early = early;
  }
}

type Details = { code?: string; param?: string; payment_intent?: object; setup_intent?: object };

export const invalidRequest = (message: string, details: Details = {}): StripeFailure =>
  new StripeFailure(400, { type: "invalid_request_error", message, ...details });

export const invalidParam = (param: string, code: string, message: string): StripeFailure =>
  new StripeFailure(400, { type: "invalid_request_error", code, message, param }, true);

export const missingParam = (param: string): StripeFailure =>
  invalidParam(param, "parameter_missing", `Missing required param: ${param}.`);

/** `noun` is what the vendor calls the object in its message, `param` the parameter that named it. */
export const noSuch = (noun: string, id: string, param = "id", status = 404): StripeFailure =>
  new StripeFailure(status, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${noun}: '${id}'`,
    param,
  });

export const unauthorized = (message: string, code?: string): StripeFailure =>
  new StripeFailure(401, { type: "invalid_request_error", message, ...(code ? { code } : {}) }, true);
