/** An answer in the vendor's form: `{ message, status }`. */
export class VendorError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "VendorError";
    this.status = status;
  }
}

export const badRequest = (message: string): VendorError => new VendorError(400, message);
export const indexMissing = (name: string): VendorError =>
  new VendorError(404, `Index ${name} does not exist`);
