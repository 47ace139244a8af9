import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { type Catalogue, priceCart } from "./queries";
import { type CartKey, MAX_LINES, MAX_PER_LINE } from "./rules";
import type { Cart } from "./schema";
import { type CartCall, type StoreAnswer, toStoredCart } from "./store";

/** A call at the cart's door. */
export type CartAccess = CartCall & Catalogue;

/** What became of a call, and what the door has to say with it. */
export type CartOutcome = {
  result: Result<Cart>;
  /** Whose cart it is; a guest's repeated first call learns here which cart it had opened. */
  key: CartKey;
  /** The first answer to this Idempotency-Key, given again. */
  replayed: boolean;
  /** Calls left in this window; null where none were counted. */
  remaining: number | null;
  /** What this very call poured in from the browser's anonymous cart. */
  merged: { productId: string; quantity: number }[];
  /** What the call asked to be read along, from its end. */
  beside: string[];
};

/** A call that ended before it reached the cart. */
export const refused = (
  access: CartAccess,
  cause: Problem,
  remaining: number | null = null,
): CartOutcome => ({
  result: fail(cause),
  key: access.key,
  replayed: false,
  remaining,
  merged: [],
  beside: [],
});

export const unknownProduct = (productId: string): Problem =>
  problem("unknown-product", `There is no product ${productId}, or it is no longer sold.`);

const refusalOf = (answer: Extract<StoreAnswer, { lines: unknown }>): Problem | null => {
  switch (answer.status) {
    case "ok":
      return null;
    case "full":
      return problem("quantity-limit", `A cart holds at most ${MAX_LINES} different products.`);
    case "over-limit":
      return problem(
        "quantity-limit",
        `A cart holds at most ${MAX_PER_LINE} of one product; ${answer.has} are in it now.`,
      );
    case "below-zero":
      return problem(
        "quantity-limit",
        `That is more than the ${answer.has} of this product that are in the cart.`,
      );
  }
};

/** What a call is told that did not get past the limit or its Idempotency-Key. */
export const refusedAtTheDoor = (
  access: CartAccess,
  answer: Extract<StoreAnswer, { status: "limited" | "mismatch" }>,
): CartOutcome =>
  answer.status === "limited"
    ? refused(access, problem("rate-limited", "Wait a minute and try again."), 0)
    : refused(
        access,
        problem("idempotency-mismatch", "This Idempotency-Key was used before with another body."),
        answer.remaining,
      );

/** Turns the store's answer into what the caller is told. */
export const outcomeOf = async (access: CartAccess, answer: StoreAnswer): Promise<CartOutcome> => {
  if (answer.status === "limited" || answer.status === "mismatch") return refusedAtTheDoor(access, answer);
  const refusal = refusalOf(answer);
  return {
    result: refusal ? fail(refusal) : ok(await priceCart(toStoredCart(answer), access)),
    key: answer.name,
    replayed: answer.replayed,
    remaining: access.limit ? answer.remaining : null,
    merged: answer.merged.map(([productId, quantity]) => ({ productId, quantity })),
    beside: answer.beside,
  };
};
