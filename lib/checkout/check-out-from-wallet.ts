import { inTransaction, type Transaction } from "@/db/client";
import { takeStock } from "@/lib/catalog/move-stock";
import type { Context } from "@/lib/events/context";
import { ProblemError, problem } from "@/lib/kernel/errors";
import { sha256 } from "@/lib/kernel/hash";
import { formatMoney } from "@/lib/kernel/money";
import { unwrap } from "@/lib/kernel/result";
import { claimCart } from "@/lib/orders/claim-cart";
import { findOpenOrder, isOpenOrderConflict, placeOrder } from "@/lib/orders/place-order";
import { findOrderRow, type OrderRow } from "@/lib/orders/queries";
import { type PaidLine, recordPaid } from "@/lib/orders/record-paid";
import type { Quote } from "@/lib/orders/schema";
import { bookEntry } from "@/lib/wallet/book-entry";
import { priceOrder } from "./price-order";
import { GUEST_LIMITS } from "./rules";
import type { WalletCheckout } from "./schema";
import { findLines, type Shopper, sumLines, supersede } from "./start-checkout";

type Owner = Shopper & { userId: string; cartKey: string };

/** The cart has an order whose payment by card was begun; it is closed first, outside of the transaction. */
class OpenOrderError extends Error {
  readonly order: OrderRow;

  constructor(order: OrderRow) {
    super("the cart has an open order");
    this.order = order;
  }
}

const settle = async (tx: Transaction, ctx: Context, order: OrderRow, userId: string): Promise<OrderRow> => {
  const { id, total } = order;
  const cause = `order:${id}`;
  unwrap(await bookEntry(tx, ctx, { userId, orderId: id, amount: -total, reason: "order", cause }));
  const { lines } = order.quote as { lines: PaidLine[] };
  await takeStock(tx, lines);
  return recordPaid(tx, ctx, order, lines, {
    settlement: "wallet",
    paymentMethod: { type: "wallet", brand: null, last4: null },
    paymentStatus: "succeeded",
  });
};

const checkTotal = ({ total, currency }: Quote, { expectedTotal = total }: WalletCheckout): void => {
  if (total === expectedTotal) return;
  const [now, then] = [formatMoney(total, currency), formatMoney(expectedTotal, currency)];
  throw new ProblemError(
    problem("conflict", `This order costs ${now} now, not ${then}. Nothing was paid; look at it again.`),
  );
};

/** To be asked once no order of the cart is open any more: what was open a moment before may have been paid since. */
const refusePaid = async (tx: Transaction, { userId }: Owner, orderId: string): Promise<void> => {
  const order = await findOrderRow(tx, orderId);
  if (!order?.paidAt || order.userId !== userId) return;
  throw new ProblemError(
    problem("order-paid", "This order has been paid already. Nothing more was taken from your wallet.", {
      extra: { orderId },
    }),
  );
};

/**
 * Orders a cart and pays for it from the wallet, all or nothing: stock, money, promotion code and points move in the one
 * transaction that also writes the order. `readItems` is asked once the cart is held, so that no two calls buy the same lines.
 * Throws a `ProblemError` where it is refused; the money is then where it was.
 */
export const checkOutFromWallet = async (
  ctx: Context,
  owner: Owner,
  input: WalletCheckout,
  readItems: () => Promise<{ productId: string; quantity: number }[]>,
): Promise<OrderRow> =>
  inTransaction(ctx.db, async (tx) => {
    // Before anything is refused: whoever tries again has another order then, and with it another key.
    for (const cartKey of [owner.cartKey, owner.mergedCartKey]) {
      const open = cartKey ? await findOpenOrder(tx, cartKey) : undefined;
      if (open) throw new OpenOrderError(open);
    }
    if (input.insteadOf) await refusePaid(tx, owner, input.insteadOf);
    await claimCart(tx, ctx, owner.cartKey);
    const lines = sumLines(await readItems());
    if (lines.length === 0)
      throw new ProblemError(problem("empty-cart", "Put something into the cart first."));
    const { products, sellable } = await findLines(tx, lines);
    const customer = { userId: owner.userId, emailHash: sha256(input.email) };
    const priced = await priceOrder(tx, ctx, products, { input, customer, open: undefined });
    checkTotal(priced.quote, input);
    const order = await placeOrder(tx, ctx, {
      ...owner,
      email: input.email,
      shippingAddress: input.shippingAddress,
      ...priced,
      details: sellable,
      limits: GUEST_LIMITS,
    });
    return order.status === "paid" ? order : settle(tx, ctx, order, owner.userId);
  });

const TRIES = 5;

/** Runs `order`, which calls {@link checkOutFromWallet}, and closes an order that stands in its way before it runs again. */
export const afterOpenOrders = async <T>(ctx: Context, order: () => Promise<T>): Promise<T> => {
  for (let tried = 1; tried <= TRIES; tried += 1) {
    try {
      return await order();
    } catch (error) {
      if (error instanceof OpenOrderError) await supersede(ctx, error.order);
      else if (!isOpenOrderConflict(error)) throw error;
    }
  }
  throw new ProblemError(
    problem("conflict", "This cart is being ordered in another tab. Try again in a moment."),
  );
};
