import type { CartAccess } from "@/lib/cart/outcome";
import { blocksCheckout } from "@/lib/cart/rules";
import type { Cart, CartItem } from "@/lib/cart/schema";
import { viewCart } from "@/lib/cart/view-cart";
import { findProducts } from "@/lib/catalog/queries";
import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { canonicalJson } from "@/lib/kernel/hash";
import { attempt, type Result, unwrap } from "@/lib/kernel/result";
import { mayOpen, type Visitor } from "@/lib/orders/access";
import { findLastAddress, findOpenOrderOf, type OrderRow } from "@/lib/orders/queries";
import { Address, type Quote } from "@/lib/orders/schema";
import { findSpendable } from "@/lib/points/queries";
import { pricePoints } from "@/lib/points/rules";
import { calculateQuote, goodsOf, POINTS_SOURCE, pointsOf, promotionCodeOf } from "./rules";

export type CheckoutView = {
  cart: Cart;
  /** What its open order froze while it sells the same, else what the cart costs now by the rules of an order. */
  quote: Quote;
  /** Lines that cannot be bought as they stand. */
  blocked: CartItem[];
  /** Where the parcel probably goes: what this cart's open order says, else the person's last order. */
  contact: { email: string | null; address: Address | null; promotionCode: string };
  /** For whoever is signed in: how many points this order can use, and how many its open order does. */
  points: { held: number; most: number; asked: number } | null;
};

export type CheckoutVisitor = {
  access: Pick<CartAccess, "key" | "guest" | "findHeld">;
  email: string | null;
  userId: string | null;
  /** Looked up once the open order is known, because a guest's secrets are kept by order. */
  visitorOf: (orderId: string) => Visitor;
};

/** The order that this cart has placed and not paid, unless it is not this visitor's to see. */
const findOwnOpenOrder = async (ctx: Context, { access, visitorOf }: CheckoutVisitor) => {
  const open = await findOpenOrderOf(ctx.db, access.key);
  return open && (await mayOpen(ctx.db, open, visitorOf(open.id))) ? open : null;
};

const findContact = async (
  ctx: Context,
  { email, userId }: CheckoutVisitor,
  open: OrderRow | null,
): Promise<CheckoutView["contact"]> => {
  if (!open) {
    return { email, address: userId ? await findLastAddress(ctx.db, userId) : null, promotionCode: "" };
  }
  return {
    email: open.email,
    address: Address.safeParse(open.shippingAddress).data ?? null,
    promotionCode: promotionCodeOf(open.quote as Quote),
  };
};

const sellSame = (a: Quote, b: Quote): boolean => canonicalJson(a.lines) === canonicalJson(b.lines);

/** Points that the open order holds can be used again, because another order replaces it. */
const findPoints = async (
  ctx: Context,
  { userId }: CheckoutVisitor,
  open: OrderRow | null,
  quote: Quote,
): Promise<CheckoutView["points"]> => {
  if (!userId) return null;
  const asked = open ? pointsOf(open.quote as Quote) : 0;
  const held = asked + (await findSpendable(ctx.db, userId, ctx.now));
  const others = quote.discounts.filter(({ source }) => source !== POINTS_SOURCE);
  const { points: most } = pricePoints(held, goodsOf({ ...quote, discounts: others }), env.POINT_VALUE);
  return { held, most, asked };
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
    const open = await findOwnOpenOrder(ctx, visitor);
    const contact = await findContact(ctx, visitor, open);
    const now = calculateQuote(lines, cart.currency, { country: contact.address?.country });
    const frozen = open?.quote as Quote | undefined;
    const quote = frozen && sellSame(frozen, now) ? frozen : now;
    return {
      cart,
      quote,
      points: await findPoints(ctx, visitor, open, quote),
      blocked: cart.items.filter((item) => blocksCheckout(item.problem)),
      contact,
    };
  });
