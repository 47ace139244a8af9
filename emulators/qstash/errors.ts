/** An error of the API in the vendor's form, `{ error }`. */
export class ApiError extends Error {
  readonly status: 400 | 401 | 404 | 412 | 413;

  constructor(status: ApiError["status"], message: string) {
    super(message);
    this.status = status;
  }
}
