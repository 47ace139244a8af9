import { readLines } from "@/lib/cart/view-cart";
import type { CheckoutInput } from "@/lib/checkout/schema";
import { type Shopper, startCheckout } from "@/lib/checkout/start-checkout";
import type { Context } from "@/lib/events/context";
import { requireEnv } from "@/lib/kernel/env";
import type { Problem } from "@/lib/kernel/errors";
import { sha256 } from "@/lib/kernel/hash";
import { addOrderToken, browserSecret } from "@/lib/orders/access";
import { ORDER_COOKIE_MAX_AGE_S, orderCookie } from "@/lib/orders/rules";
import { answerOnce } from "./answer-once";
import type { Caller } from "./caller";
import { cartAccess, mayHaveCart } from "./cart-door";
import { cookie, type Reply, reply } from "./reply";

export type Incoming = {
  caller: Caller;
  cartId: string | null;
  address: string;
  ctx: Context;
  body: CheckoutInput;
};

const shopperOf = ({ caller, cartId, address, ctx }: Incoming): Shopper => {
  if (caller.kind === "user") {
    return {
      cartKey: `u:${caller.user.id}`,
      mergedCartKey: cartId && `a:${cartId}`,
      userId: caller.user.id,
      addressHash: null,
      guestToken: null,
    };
  }
  const { idempotency } = ctx;
  const keyOfCall = idempotency ? `k:${sha256(`${idempotency.caller} ${idempotency.key}`)}` : null;
  return {
    cartKey: cartId ? `a:${cartId}` : keyOfCall,
    userId: null,
    addressHash: sha256(`${requireEnv("NEXTAUTH_SECRET")} ${address}`),
    guestToken: browserSecret(ctx),
  };
};

const orderCookies = (orderId: string, secret: string): string[] => [
  cookie(orderCookie(orderId), secret, ORDER_COOKIE_MAX_AGE_S),
];

/** A guest whose first answer got lost is let into the order by the secret that the lost one held. */
const letIn = async ({ ctx, caller }: Incoming, answer: Reply | Problem): Promise<Reply | Problem> => {
  if ("slug" in answer || caller.kind === "user" || !answer.headers?.["Idempotency-Replayed"]) return answer;
  const { orderId } = answer.body as { orderId: string };
  const secret = browserSecret(ctx);
  await addOrderToken(ctx.db, orderId, secret);
  return { ...answer, cookies: orderCookies(orderId, secret) };
};

/** The door to a checkout by card, for both routes that lead there. */
export const answerCheckout = async (incoming: Incoming): Promise<Reply | Problem> => {
  const { ctx, body } = incoming;
  const answer = await answerOnce(ctx, async () => {
    const shopper = shopperOf(incoming);
    const items = body.items ?? (mayHaveCart(incoming) ? () => readLines(ctx, cartAccess(incoming)) : []);
    const started = await startCheckout(ctx, shopper, body, items);
    if (!started.ok) return started.problem;
    const { order, quote, clientSecret, paymentIntentId } = started.value;
    const answer = {
      orderId: order.id,
      paymentIntentId,
      clientSecret,
      total: order.total,
      currency: order.currency,
      quote,
    };
    const token = started.value.guestToken;
    return reply(201, answer, { cookies: token ? orderCookies(order.id, token) : [] });
  });
  return letIn(incoming, answer);
};
