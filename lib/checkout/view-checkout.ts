import type { CartAccess } from "@/lib/cart/outcome";
import { blocksCheckout } from "@/lib/cart/rules";
import type { Cart, CartItem } from "@/lib/cart/schema";
import { viewCart } from "@/lib/cart/view-cart";
import { findProducts } from "@/lib/catalog/queries";
import type { Context } from "@/lib/events/context";
import { attempt, type Result, unwrap } from "@/lib/kernel/result";
import { mayOpen, type Visitor } from "@/lib/orders/access";
import { findLastAddress, findOpenOrderOf, findOrderLines, type OrderRow } from "@/lib/orders/queries";
import { Address, type Quote } from "@/lib/orders/schema";
import { calculateQuote } from "./rules";

export type CheckoutView = {
  cart: Cart;
  /** What the cart costs now, by the rules of the order it will become. */
  quote: Quote;
  /** Lines that cannot be bought as they stand. */
  blocked: CartItem[];
  /** Where the parcel probably goes: what this cart's open order says, else the person's last order. */
  contact: { email: string | null; address: Address | null };
};

export type CheckoutVisitor = {
  access: Pick<CartAccess, "key" | "guest">;
  email: string | null;
  userId: string | null;
  /** Looked up once the open order is known, because a guest's secrets are kept by order. */
  visitorOf: (orderId: string) => Visitor;
};

const heldBy = async (ctx: Context, order: OrderRow | undefined): Promise<Map<string, number>> => {
  const lines = order ? await findOrderLines(ctx.db, order.id) : [];
  return new Map(lines.map(({ productId, quantity }) => [productId, quantity]));
};

const findContact = async (
  ctx: Context,
  { email, userId, visitorOf }: CheckoutVisitor,
  open: OrderRow | undefined,
): Promise<CheckoutView["contact"]> => {
  if (open && (await mayOpen(ctx.db, open, visitorOf(open.id)))) {
    return { email: open.email, address: Address.safeParse(open.shippingAddress).data ?? null };
  }
  return { email, address: userId ? await findLastAddress(ctx.db, userId) : null };
};

/**
 * What the checkout page shows, read live. Units that this cart's own open order holds count as available to it, so that
 * whoever comes back from the payment is not told that the last piece is gone.
 */
export const viewCheckout = (ctx: Context, visitor: CheckoutVisitor): Promise<Result<CheckoutView>> =>
  attempt(async () => {
    const open = await findOpenOrderOf(ctx.db, visitor.access.key);
    const held = await heldBy(ctx, open);
    const findLive = async (productIds: string[]) =>
      new Map(
        (await findProducts(ctx.db, productIds)).map((product) => [
          product.productId,
          { ...product, available: product.available + (held.get(product.productId) ?? 0) },
        ]),
      );
    const outcome = await viewCart(ctx, { ...visitor.access, findProducts: findLive });
    const cart = unwrap(outcome.result);
    const lines = cart.items.flatMap(({ product, productId, unitPrice, quantity }) =>
      product ? [{ productId, name: product.name, unitPrice, quantity }] : [],
    );
    return {
      cart,
      quote: calculateQuote(lines, cart.currency),
      blocked: cart.items.filter((item) => blocksCheckout(item.problem)),
      contact: await findContact(ctx, visitor, open),
    };
  });
