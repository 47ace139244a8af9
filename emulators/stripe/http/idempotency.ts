import { createHash } from "node:crypto";
import { invalidRequest, StripeFailure } from "@/emulators/stripe/core/failure";
import type { Params, Value } from "@/emulators/stripe/core/form";
import type { SavedAnswer } from "@/emulators/stripe/core/records";
import type { Store } from "@/emulators/stripe/core/store";

/** Card and account numbers are cut before anything is derived from a request that is kept. */
const SECRET_NAMES = new Set(["number", "cvc", "account_number", "iban"]);

const canonical = (value: Value, name = ""): unknown => {
  if (typeof value === "string") return SECRET_NAMES.has(name) ? value.slice(-4).padStart(5, "*") : value;
  if (Array.isArray(value)) return value.map((item) => canonical(item));
  return Object.keys(value)
    .sort()
    .map((key) => [key, canonical(value[key] ?? "", key)]);
};

export const fingerprintOf = (params: Params): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical(params)))
    .digest("hex");

const refuse = (status: number, message: string, code?: string): StripeFailure =>
  new StripeFailure(status, { type: "idempotency_error", message, ...(code ? { code } : {}) }, true);

/** Which keys are being worked on now, and what was answered under those that are done. */
export class IdempotencyKeys {
  readonly #store: Store;
  readonly #inFlight = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The answer to replay; nothing when the key is new and now held until `release`. */
  claim(key: string, path: string, fingerprint: string): SavedAnswer | undefined {
    if (key.length > 255) throw invalidRequest("Idempotency keys must be 255 characters or less.");
    if (this.#inFlight.has(key))
      throw refuse(
        409,
        `There is currently another in-progress request using this idempotent key (${key}). Please try again later.`,
        "idempotency_key_in_use",
      );
    const saved = this.#store.get("saved_answer", key);
    if (!saved) {
      this.#inFlight.add(key);
      return undefined;
    }
    if (saved.path !== path)
      throw refuse(
        400,
        `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${saved.path}'). ` +
          `Try using a key other than '${key}' if you meant to execute a different request.`,
      );
    if (saved.fingerprint !== fingerprint)
      throw refuse(
        400,
        "Keys for idempotent requests can only be used with the same parameters they were first used with. " +
          `Try using a key other than '${key}' if you meant to execute a different request.`,
      );
    return saved;
  }

  release(key: string): void {
    this.#inFlight.delete(key);
  }
}
