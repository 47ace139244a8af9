/** An error in the vendor's form, `{ statusCode, name, message }`. */
export class ApiError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 422 | 429 | 500;
  readonly code: string;

  constructor(status: ApiError["status"], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get body() {
    return { statusCode: this.status, name: this.code, message: this.message };
  }
}

const BY_STATUS: Record<number, [code: string, message: string]> = {
  400: ["validation_error", "We found an error with one or more fields in the request."],
  401: ["missing_api_key", "Missing API key in the authorization header."],
  403: ["invalid_api_key", "API key is invalid"],
  404: ["not_found", "The requested endpoint does not exist."],
  405: ["method_not_allowed", "Method is not allowed for the requested path."],
  409: [
    "concurrent_idempotent_requests",
    "Same idempotency key used while original request is still in progress.",
  ],
  422: ["validation_error", "We found an error with one or more fields in the request."],
  429: ["rate_limit_exceeded", "Too many requests. Please limit the number of requests per second."],
};

/** The body that the vendor sends with a status. */
export const errorBody = (status: number) => {
  const [name, message] = BY_STATUS[status] ?? ["internal_server_error", "An unexpected error occurred."];
  return { statusCode: status, name, message };
};
