import { inTransaction } from "@/db/client";
import { closeAccount } from "@/lib/accounts/close-account";
import { confirmPassword } from "@/lib/accounts/confirm-password";
import { clearCart } from "@/lib/cart/clear-cart";
import type { Context } from "@/lib/events/context";
import { forgetFavorites } from "@/lib/favorites/forget-favorites";
import { type Problem, UnavailableError } from "@/lib/kernel/errors";
import { anonymiseOrders } from "@/lib/orders/anonymise-orders";
import { cartAccess } from "./cart-door";
import type { Session } from "./session";

const emptyCart = async (ctx: Context, session: Session): Promise<void> => {
  try {
    const access = cartAccess({ caller: { kind: "user", ...session }, cartId: null, address: "" });
    await clearCart(ctx, { ...access, limit: undefined });
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
  }
};

/** Closes a person's own account with everything that is theirs; the cart follows, and dies by itself where KV is away. */
export const closeOwnAccount = async (
  ctx: Context,
  session: Session,
  password: string | undefined,
): Promise<Problem | null> => {
  const userId = session.user.id;
  const who = { userId, sessionId: session.sessionId };
  const refusal = await confirmPassword(ctx, who, { password, path: "password" });
  if (refusal) return refusal;
  await inTransaction(ctx.db, async (tx) => {
    await anonymiseOrders(tx, userId);
    await forgetFavorites(tx, userId);
    await closeAccount(tx, ctx, userId);
  });
  await emptyCart(ctx, session);
  return null;
};
