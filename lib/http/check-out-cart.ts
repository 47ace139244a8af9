import { readLines } from "@/lib/cart/view-cart";
import { afterOpenOrders, checkOutFromWallet } from "@/lib/checkout/check-out-from-wallet";
import type { WalletCheckout } from "@/lib/checkout/schema";
import { type Problem, ProblemError, problem } from "@/lib/kernel/errors";
import { findOrder } from "@/lib/orders/queries";
import { answerInTransaction } from "./answer-once";
import { cartAccess } from "./cart-door";
import { type Reply, reply } from "./reply";
import { answerCheckout, type Incoming } from "./start-checkout";

type CartCheckout = WalletCheckout & { payment: "card" | "wallet" };

type FromWallet = Omit<Incoming, "body"> & { body: WalletCheckout };

const fromWallet = async (incoming: FromWallet): Promise<Reply | Problem> => {
  const { caller, ctx, body } = incoming;
  if (caller.kind !== "user") return problem("unauthenticated", "Sign in to pay from your wallet.");
  const userId = caller.user.id;
  const mergedCartKey = incoming.cartId && `a:${incoming.cartId}`;
  const owner = { cartKey: `u:${userId}`, mergedCartKey, userId, addressHash: null, guestToken: null };
  const readItems = async () => body.items ?? (await readLines(ctx, cartAccess(incoming)));
  return afterOpenOrders(ctx, () =>
    answerInTransaction(ctx, async (inner) => {
      const { id } = await checkOutFromWallet(inner, owner, body, readItems);
      const order = await findOrder(inner.db, id);
      if (!order) throw new Error(`order ${id} was written and is not there`);
      return reply(200, { order, lines: order.items });
    }),
  );
};

/** The cart, paid by card or at once from the wallet. */
export const checkOutCart = async (
  incoming: Omit<Incoming, "body"> & { body: CartCheckout },
): Promise<Reply | Problem> => {
  const { payment, ...body } = incoming.body;
  if (payment === "card") {
    const { expectedTotal: _, ...input } = body;
    return answerCheckout({ ...incoming, body: input });
  }
  try {
    return await fromWallet({ ...incoming, body });
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
};
