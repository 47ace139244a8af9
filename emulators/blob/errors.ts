/** An error in the vendor's form, `{ error: { code, message } }`. */
export class ApiError extends Error {
  readonly status: 400 | 403 | 404 | 412;
  readonly code: string;

  constructor(status: ApiError["status"], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string) => new ApiError(400, "bad_request", message);
export const notFound = () => new ApiError(404, "not_found", "The requested blob does not exist");
export const forbidden = (message = "Access denied, the token is not valid for this store") =>
  new ApiError(403, "forbidden", message);

const CODES: Record<number, string> = {
  400: "bad_request",
  401: "forbidden",
  403: "forbidden",
  404: "not_found",
  412: "precondition_failed",
  429: "rate_limited",
  503: "service_unavailable",
};

/** The body that the vendor sends with a status. */
export const errorBody = (status: number, message = `injected fault with status ${status}`) => ({
  error: { code: CODES[status] ?? "internal_server_error", message },
});
