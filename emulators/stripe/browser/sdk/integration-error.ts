/** The shop's page uses the SDK in a way that the vendor refuses; a mistake in code, not of the shopper. */
export class IntegrationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "IntegrationError";
  }
}
