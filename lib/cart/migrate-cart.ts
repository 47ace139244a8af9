import { problem } from "@/lib/kernel/errors";
import { ok } from "@/lib/kernel/result";
import { type CartAccess, type CartOutcome, refused, refusedAtTheDoor } from "./outcome";
import { priceCart } from "./queries";
import type { CartKey } from "./rules";
import { type CartContext, giveBack, toStoredCart } from "./store";
import { viewCart } from "./view-cart";

/**
 * Pours the browser's open anonymous cart into the signed-in person's: same product, quantities summed and capped. It
 * happens exactly once however often and concurrently it is asked for, because the script that merges also closes the
 * anonymous cart's generation; a line added meanwhile opens the next one and is merged by the next call.
 */
export const migrateCart = (ctx: CartContext, access: CartAccess): Promise<CartOutcome> =>
  viewCart(ctx, access);

/** `guestKey` is the anonymous cart that the lines went back to. */
export type UndoOutcome = CartOutcome & { guestKey: CartKey | null };

const NOT_UNDONE = {
  done: "This merge was taken back before; the cart is as it was.",
  nothing: "There is no merge to take back; the cart is as it was.",
};

/**
 * Gives the last merge back to the anonymous cart, once. What was bought or removed since stays so. This session does
 * not merge the anonymous cart again; the next sign-in does.
 */
export const undoMigration = async (
  ctx: CartContext,
  access: CartAccess & { session: string },
): Promise<UndoOutcome> => {
  const answer = await giveBack(ctx, access);
  if (answer.status === "limited" || answer.status === "mismatch") {
    return { ...refusedAtTheDoor(access, answer), guestKey: null };
  }
  const { replayed, remaining } = answer;
  if (answer.status !== "ok") {
    const cause = problem("already-undone", NOT_UNDONE[answer.status]);
    return { ...refused(access, cause, access.limit ? remaining : null), replayed, guestKey: null };
  }
  return {
    result: ok(await priceCart(toStoredCart(answer), access)),
    key: answer.name,
    replayed,
    remaining: access.limit ? remaining : null,
    merged: [],
    beside: [],
    guestKey: answer.guestName,
  };
};
