/**
 * Every problem the shop can answer with: slug → HTTP status and title (RFC 9457). The slug ends the problem's `type`
 * and never changes; `detail` is written by whoever raises it.
 */
export const PROBLEMS = {
  "bad-request": [400, "The request could not be understood"],
  "malformed-json": [400, "The body is not valid JSON"],
  "invalid-query": [400, "The address has invalid parameters"],
  "invalid-body": [422, "The body is not valid"],
  "invalid-code": [400, "The code is wrong or has expired"],
  "invalid-promotion-code": [400, "The promotion code cannot be used"],
  "empty-cart": [400, "The cart is empty"],
  "invalid-signature": [400, "The signature does not match"],
  "insufficient-points": [400, "There are not enough points"],
  "invalid-credentials": [401, "The e-mail address or password is wrong"],
  unauthenticated: [401, "Sign in to do this"],
  "invalid-job-signature": [401, "The signature does not match"],
  "invalid-api-key": [401, "The API key is not valid"],
  "points-need-account": [401, "Sign in to use points"],
  forbidden: [403, "You may not do this"],
  "cross-site-request": [403, "The request came from another site"],
  "not-found": [404, "There is nothing here"],
  "unknown-product": [404, "There is no such product"],
  "unknown-order": [404, "There is no such order"],
  "method-not-allowed": [405, "This method is not allowed here"],
  conflict: [409, "Something changed in the meantime"],
  "slug-taken": [409, "This slug is taken"],
  "stock-changed": [409, "The stock changed in the meantime"],
  "quantity-limit": [409, "The quantity is out of range"],
  "insufficient-stock": [409, "There is not enough in stock"],
  "insufficient-balance": [409, "The wallet does not hold enough"],
  "illegal-transition": [409, "This step is not possible now"],
  "order-paid": [409, "The order has already been paid"],
  "refund-too-large": [409, "More than is left to refund"],
  "too-many-open-orders": [409, "Too many open orders"],
  "already-undone": [409, "This was already undone"],
  "idempotency-in-flight": [409, "A request with this key is under way"],
  "precondition-failed": [412, "Somebody changed this before you"],
  "body-too-large": [413, "The body is too large"],
  "unsupported-media-type": [415, "This media type is not supported"],
  "idempotency-mismatch": [422, "The key was used with another body"],
  "amount-above-maximum": [422, "The amount is above what a card can pay"],
  "amount-below-minimum": [422, "The amount is below what a card can pay"],
  "currency-mismatch": [422, "The shop does not sell in this currency"],
  "address-missing": [422, "There is no address to send it to"],
  "expected-stock-missing": [422, "Say which stock you expect"],
  "rate-limited": [429, "Too many requests"],
  internal: [500, "Something went wrong on our side"],
  unavailable: [503, "This part of the shop is not available right now"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemSlug = keyof typeof PROBLEMS;

export type FieldError = { path: string; message: string; [extra: string]: unknown };

export type Problem = {
  slug: ProblemSlug;
  /** What happened and what to do, for a person. */
  detail: string;
  errors?: FieldError[];
  /** Further members of the problem document. */
  extra?: Record<string, unknown>;
};

export const problem = (
  slug: ProblemSlug,
  detail: string,
  more: Omit<Problem, "slug" | "detail"> = {},
): Problem => ({
  slug,
  detail,
  ...more,
});

/** Carries a problem out of code that has no result to return, such as a transaction to be rolled back. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(cause: Problem) {
    super(cause.detail);
    this.name = "ProblemError";
    this.problem = cause;
  }
}

/** A dependency did not answer as it should; the caller may try again. */
export class UnavailableError extends Error {
  readonly service: string;

  constructor(service: string, cause: unknown) {
    super(`${service} is not available`, { cause });
    this.name = "UnavailableError";
    this.service = service;
  }
}
