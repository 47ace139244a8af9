import type { CartAccess } from "@/lib/cart/outcome";
import { blocksCheckout } from "@/lib/cart/rules";
import type { Cart, CartItem } from "@/lib/cart/schema";
import { viewCart } from "@/lib/cart/view-cart";
import { findProducts } from "@/lib/catalog/queries";
import type { Context } from "@/lib/events/context";
import { attempt, type Result, unwrap } from "@/lib/kernel/result";
import { mayOpen, type Visitor } from "@/lib/orders/access";
import { findLastAddress, findOpenOrderOf } from "@/lib/orders/queries";
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
  access: Pick<CartAccess, "key" | "guest" | "findHeld">;
  email: string | null;
  userId: string | null;
  /** Looked up once the open order is known, because a guest's secrets are kept by order. */
  visitorOf: (orderId: string) => Visitor;
};

const findContact = async (
  ctx: Context,
  { access, email, userId, visitorOf }: CheckoutVisitor,
): Promise<CheckoutView["contact"]> => {
  const open = await findOpenOrderOf(ctx.db, access.key);
  if (open && (await mayOpen(ctx.db, open, visitorOf(open.id)))) {
    return { email: open.email, address: Address.safeParse(open.shippingAddress).data ?? null };
  }
  return { email, address: userId ? await findLastAddress(ctx.db, userId) : null };
};

/** What the checkout page shows, read live: nothing of it comes from a cache. */
export const viewCheckout = (ctx: Context, visitor: CheckoutVisitor): Promise<Result<CheckoutView>> =>
  attempt(async () => {
    const findLive = async (productIds: string[]) =>
      new Map((await findProducts(ctx.db, productIds)).map((product) => [product.productId, product]));
    const outcome = await viewCart(ctx, { ...visitor.access, findProducts: findLive });
    const cart = unwrap(outcome.result);
    const lines = cart.items.flatMap(({ product, productId, unitPrice, quantity }) =>
      product ? [{ productId, name: product.name, unitPrice, quantity }] : [],
    );
    return {
      cart,
      quote: calculateQuote(lines, cart.currency),
      blocked: cart.items.filter((item) => blocksCheckout(item.problem)),
      contact: await findContact(ctx, visitor),
    };
  });
