import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import type { CartAccess, CartOutcome } from "./outcome";
import { priceCart } from "./queries";
import type { Cart } from "./schema";
import { type CartContext, giveBack, toStoredCart } from "./store";
import { viewCart } from "./view-cart";

/**
 * Pours the browser's open anonymous cart into the signed-in person's: same product, quantities summed and capped. It
 * happens exactly once however often and concurrently it is asked for, because the script that merges also closes the
 * anonymous cart's generation; a line added meanwhile opens the next one and is merged by the next call.
 */
export const migrateCart = (ctx: CartContext, access: CartAccess): Promise<CartOutcome> =>
  viewCart(ctx, access);

/**
 * Gives the last merge back to the anonymous cart, once. What was bought or removed since stays so. This session does
 * not merge the anonymous cart again; the next sign-in does.
 */
export const undoMigration = async (
  ctx: CartContext,
  access: CartAccess & { session: string },
): Promise<Result<{ cart: Cart; guestKey: string }>> => {
  const answer = await giveBack(ctx, access.key, access.session);
  if (answer.status !== "ok") {
    const detail =
      answer.status === "done" ? "The carts were taken apart before." : "Nothing was merged lately.";
    return fail(problem("already-undone", detail));
  }
  return ok({ cart: await priceCart(toStoredCart(answer), access.findProducts), guestKey: answer.guestName });
};
