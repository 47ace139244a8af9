import { inTransaction, type Transaction } from "@/db/client";
import { findSellable } from "@/lib/catalog/sellable";
import type { Context } from "@/lib/events/context";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { sha256 } from "@/lib/kernel/hash";
import { attempt, type Result } from "@/lib/kernel/result";
import { addOrderToken } from "@/lib/orders/access";
import { claimCart } from "@/lib/orders/claim-cart";
import { closeOrder } from "@/lib/orders/close-order";
import { ensurePayment } from "@/lib/orders/ensure-payment";
import {
  findOpenOrder,
  isOpenOrderConflict,
  type NewOrder,
  placeOrder,
  quoteHashOf,
} from "@/lib/orders/place-order";
import { findOpenOrderOf, type OrderRow } from "@/lib/orders/queries";
import type { Quote } from "@/lib/orders/schema";
import { MAXIMUM_CHARGE, minimumCharge } from "@/lib/services/payments";
import { priceOrder } from "./price-order";
import { GUEST_LIMITS } from "./rules";
import type { CheckoutInput } from "./schema";

export type Shopper = {
  cartKey: string | null;
  /** The anonymous cart of this browser, whose lines came along when its owner signed in. */
  mergedCartKey?: string | null;
  userId: string | null;
  addressHash: string | null;
  guestToken: string | null;
};

export type StartedCheckout = {
  order: OrderRow;
  quote: Quote;
  /** The secret that the browser pays with; null when there is nothing to pay. */
  clientSecret: string | null;
  paymentIntentId: string | null;
  /** The secret that opens the order in a guest's browser; null for people with an account. */
  guestToken: string | null;
};

type Line = { productId: string; quantity: number };
type ReadLines = () => Promise<Line[]>;

/** The same product twice is one line. */
export const sumLines = (items: Line[]): Line[] => {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of items)
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
};

const refuseGuestsPoints = ({ pointsToRedeem }: CheckoutInput, shopper: Shopper): void => {
  if (pointsToRedeem && !shopper.userId)
    throw new ProblemError(problem("points-need-account", "Sign in to pay with points."));
};

/** What is sold under these lines, at the catalogue's prices. */
export const findLines = async (tx: Transaction, lines: Line[]) => {
  const sellable = await findSellable(
    tx,
    lines.map(({ productId }) => productId),
  );
  const products = lines.map(({ productId, quantity }) => {
    const product = sellable.get(productId);
    if (!product) {
      throw new ProblemError(
        problem("unknown-product", "One of these products is not sold any more.", {
          errors: [{ path: `items.${productId}`, message: "not sold any more" }],
        }),
      );
    }
    return { productId, name: product.name, unitPrice: product.price, quantity };
  });
  return { products, sellable };
};

const checkCharge = (quote: Quote): void => {
  if (quote.total > 0 && quote.total < minimumCharge(quote.currency)) {
    throw new ProblemError(
      problem("amount-below-minimum", "A card cannot be charged so little. Add something."),
    );
  }
  if (quote.total > MAXIMUM_CHARGE) {
    throw new ProblemError(
      problem("amount-above-maximum", "A card cannot be charged so much at once. Order in parts."),
    );
  }
};

/**
 * Holds the cart of an order that is paid with being placed. Its lines were read before it was held, and what another call
 * bought meanwhile may already have left it: they are looked for again.
 */
const claimLines = async (
  tx: Transaction,
  ctx: Context,
  { cartKey, lines, readLines }: { cartKey: string; lines: Line[]; readLines: ReadLines },
): Promise<void> => {
  await claimCart(tx, ctx, cartKey);
  const left = new Map(sumLines(await readLines()).map(({ productId, quantity }) => [productId, quantity]));
  if (lines.every(({ productId, quantity }) => (left.get(productId) ?? 0) >= quantity)) return;
  throw new ProblemError(
    problem("conflict", "Your cart changed while it was being ordered. Look at it before you order again."),
  );
};

type Placed = { kind: "placed"; order: OrderRow } | { kind: "supersede"; order: OrderRow };

type Wanted = { lines: Line[]; readLines: ReadLines };

const isStillHeld = (open: OrderRow, wanted: NewOrder, now: Date): boolean =>
  open.quoteHash === quoteHashOf(wanted) && open.reservedUntil !== null && open.reservedUntil > now;

const place = (
  ctx: Context,
  shopper: Shopper,
  input: CheckoutInput,
  { lines, readLines }: Wanted,
): Promise<Placed> =>
  inTransaction(ctx.db, async (tx) => {
    const { products, sellable } = await findLines(tx, lines);
    const open = shopper.cartKey ? await findOpenOrder(tx, shopper.cartKey) : undefined;
    const customer = { userId: shopper.userId, emailHash: sha256(input.email) };
    const priced = await priceOrder(tx, ctx, products, { input, customer, open });
    checkCharge(priced.quote);
    const order: NewOrder = {
      ...shopper,
      email: input.email,
      shippingAddress: input.shippingAddress,
      ...priced,
      details: sellable,
      limits: GUEST_LIMITS,
    };
    if (open && !isStillHeld(open, order, ctx.now)) return { kind: "supersede", order: open };
    const { cartKey, quote } = order;
    if (!open && cartKey && quote.total === 0) await claimLines(tx, ctx, { cartKey, lines, readLines });
    const placed = open ?? (await placeOrder(tx, ctx, order));
    if (shopper.guestToken) await addOrderToken(tx, placed.id, shopper.guestToken);
    return { kind: "placed", order: placed };
  });

/** Makes room for a changed quote: the older order is closed first. One that was paid meanwhile is said so instead. */
export const supersede = async (ctx: Context, order: OrderRow): Promise<void> => {
  const closed = await closeOrder(ctx, order, { to: "cancelled", note: "Replaced by a changed order." });
  if (closed.status === "cancelled" || closed.status === "expired") return;
  const detail =
    closed.status === "pending_payment"
      ? "The payment of your previous order is still being processed. Wait for it before you order again."
      : "Your previous order was paid in the meantime.";
  throw new ProblemError(problem("order-paid", detail, { extra: { orderId: order.id } }));
};

/** Whoever began to pay as a guest and then signed in goes on with one order; both would hold the same pieces. */
const closeMerged = async (ctx: Context, { mergedCartKey }: Shopper): Promise<void> => {
  const open = mergedCartKey ? await findOpenOrderOf(ctx.db, mergedCartKey) : undefined;
  if (open) await supersede(ctx, open);
};

const PLACE_TRIES = 5;

const placeOnce = async (
  ctx: Context,
  shopper: Shopper,
  input: CheckoutInput,
  wanted: Wanted,
): Promise<OrderRow> => {
  for (let tried = 1; tried <= PLACE_TRIES; tried += 1) {
    try {
      const placed = await place(ctx, shopper, input, wanted);
      if (placed.kind === "placed") return placed.order;
      await supersede(ctx, placed.order);
    } catch (error) {
      if (!isOpenOrderConflict(error)) throw error;
    }
  }
  throw new ProblemError(
    problem("conflict", "This cart is being ordered in another tab. Try again in a moment."),
  );
};

/**
 * Starts a checkout: prices from the catalogue, an order with held stock and a frozen quote, then its payment. The same
 * quote of the same cart answers the same order; a changed one closes the older order first. Stripe is called after the
 * transaction, and a failure there leaves an order that the next call, or its expiry, finishes. `items` are lines by name,
 * or how to read those of the cart.
 */
export const startCheckout = (
  ctx: Context,
  shopper: Shopper,
  input: CheckoutInput,
  items: Line[] | ReadLines,
): Promise<Result<StartedCheckout>> => {
  const readLines = typeof items === "function" ? items : async () => items;
  return attempt(async () => {
    const lines = sumLines(await readLines());
    if (lines.length === 0)
      throw new ProblemError(problem("empty-cart", "Put something into the cart first."));
    refuseGuestsPoints(input, shopper);
    await closeMerged(ctx, shopper);
    const order = await placeOnce(ctx, shopper, input, { lines, readLines });
    const quote = order.quote as Quote;
    const { guestToken } = shopper;
    if (order.total === 0) return { order, quote, clientSecret: null, paymentIntentId: null, guestToken };
    const intent = await ensurePayment(ctx, order);
    return { order, quote, clientSecret: intent.client_secret, paymentIntentId: intent.id, guestToken };
  });
};
