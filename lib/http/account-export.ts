import { findAccount, listAddresses, listIdentities, listSessions } from "@/lib/accounts/queries";
import { getCart } from "@/lib/cart/queries";
import { userCart } from "@/lib/cart/rules";
import { getProducts } from "@/lib/catalog/cached";
import type { Context } from "@/lib/events/context";
import { listFavoriteIds } from "@/lib/favorites/queries";
import { UnavailableError } from "@/lib/kernel/errors";
import { listPastOrders } from "@/lib/orders/queries";
import type { Order, OrderPosition } from "@/lib/orders/schema";
import { findSpendable, listTransactions } from "@/lib/points/queries";
import type { PointsTransaction, TransactionPosition } from "@/lib/points/schema";

const allOrders = async ({ db }: Context, userId: string): Promise<Order[]> => {
  const orders: Order[] = [];
  let after: OrderPosition | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPastOrders>> = await listPastOrders(db, {
      userId,
      limit: 100,
      after,
    });
    orders.push(...page.orders);
    after = page.next;
  } while (after);
  return orders;
};

const allPoints = async ({ db, now }: Context, accountId: string) => {
  const transactions: PointsTransaction[] = [];
  let after: TransactionPosition | null = null;
  do {
    const page: Awaited<ReturnType<typeof listTransactions>> = await listTransactions(db, {
      accountId,
      limit: 1000,
      after,
    });
    transactions.push(...page.transactions);
    after = page.next;
  } while (after);
  return { balance: await findSpendable(db, accountId, now), transactions };
};

/** Null while carts are away. */
const ownCart = async (userId: string) => {
  try {
    const cart = await getCart(userCart(userId), async (ids) => {
      const products = await getProducts(ids);
      return new Map(products.map((product) => [product.productId, product]));
    });
    return cart.items.map(({ productId, quantity, product }) => ({
      productId,
      name: product?.name,
      quantity,
    }));
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    throw error;
  }
};

/** Everything that the shop holds about a person, domain by domain. */
export const exportAccount = async (ctx: Context, who: { userId: string; sessionId: string }) => {
  const { userId, sessionId } = who;
  const [user, addresses, sessions, identities, orders, points, favorites, cart] = await Promise.all([
    findAccount(ctx.db, userId),
    listAddresses(ctx.db, userId),
    listSessions(ctx.db, { userId, current: sessionId }, ctx.now),
    listIdentities(ctx.db, userId),
    allOrders(ctx, userId),
    allPoints(ctx, userId),
    listFavoriteIds(ctx, { userId, cartId: null }),
    ownCart(userId),
  ]);
  return {
    exportedAt: ctx.now.toISOString(),
    user,
    addresses,
    sessions,
    identities,
    orders,
    points,
    favorites,
    cart,
  };
};
