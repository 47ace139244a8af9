import { eq } from "drizzle-orm";
import { beforeAll, beforeEach } from "vitest";
import { type Database, inTransaction } from "@/db/client";
import { pointTransactions } from "@/db/schema/points";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { type Context, createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { refundOrder } from "@/lib/orders/refund-order";
import { settleIntent } from "@/lib/orders/take-in-payment-event";
import { grantPoints } from "@/lib/points/grant-points";
import { readPoints } from "@/lib/points/queries";
import { dayOf } from "@/lib/points/rules";
import { addProducts } from "@/testing/catalog";
import { ADDRESS } from "@/testing/checkout";
import { world } from "@/testing/fake-payments";
import { followOrder } from "./follow-order";
import { issuePoints } from "./issue-points";

type Wish = { pointsToRedeem?: number; promotionCode?: string };

export const today = () => dayOf(new Date());

type Scene = { db: () => Database; id: () => string; context: (days?: number) => Context };

const buying = ({ db, id, context }: Scene) => {
  const checkout = (wish: Wish, productId = "cheese", days = 0) =>
    startCheckout(
      context(days),
      { cartKey: `u:${id()}`, userId: id(), addressHash: null, guestToken: null },
      { email: "ana@example.com", shippingAddress: ADDRESS, ...wish },
      [{ productId, quantity: 1 }],
    );

  const place = async (...args: Parameters<typeof checkout>) => {
    const started = await checkout(...args);
    if (!started.ok) throw new Error(started.problem.detail);
    return started.value;
  };

  const pay = async (paymentIntentId: string | null) => {
    world.pay(paymentIntentId ?? "");
    const intent = world.intents().find(({ id }) => id === paymentIntentId);
    if (intent) await settleIntent(createContext(db(), "system:stripe"), intent);
  };

  const paidOrder = async (...args: Parameters<typeof checkout>) => {
    const { order, paymentIntentId } = await place(...args);
    await pay(paymentIntentId);
    return order.id;
  };

  const refund = async (orderId: string, amount?: number) => {
    const input = { orderId, restock: false, reason: "test", ...(amount ? { amount } : {}) };
    const result = await refundOrder(createContext(db(), "user:admin"), input);
    if (!result.ok) throw new Error(result.problem.detail);
  };

  return { checkout, place, paidOrder, refund };
};

const earning = ({ db, id, context }: Scene) => ({
  grant: (amount: number, issuedOn?: string) =>
    grantPoints(context(), { accountId: id(), amount, issuedOn, byDesk: false }),

  balance: async (days = 0) => (await readPoints(db(), id(), context(days).now)).balance,

  /** An event about the order arrives at loyalty. */
  hear: (orderId: string, days = 0) => inTransaction(db(), (tx) => followOrder(tx, context(days), orderId)),

  earn: (orderId: string, amount: number) =>
    inTransaction(db(), (tx) =>
      issuePoints(tx, {
        ...{ accountId: id(), amount, occurredAt: new Date() },
        ...{ causeKind: "order", causeId: orderId },
      }),
    ),

  entriesOf: async (orderId: string) => {
    const rows = await db()
      .select()
      .from(pointTransactions)
      .where(eq(pointTransactions.orderId, orderId))
      .orderBy(pointTransactions.id);
    return rows.map(({ type, amount, uncollected }) => [type, amount, uncollected]);
  },
});

/** A new shopper for each test of a file, in a shop of cheese and unicorns whose payments are faked. */
export const useShopper = (db: () => Database) => {
  let userId = "";
  const id = () => userId;
  /** Some days from now. */
  const context = (days = 0) =>
    createContext(db(), `user:${userId}`, { now: new Date(Date.now() + days * 86_400_000) });

  beforeAll(() =>
    addProducts(db(), [
      { id: "cheese", name: "Cheese", price: 6000, stock: 1000 },
      { id: "unicorn", name: "Unicorn", price: 170_000, stock: 1000 },
    ]),
  );

  beforeEach(() => {
    userId = createId("usr");
  });

  const scene = { db, id, context };
  return { id, context, ...buying(scene), ...earning(scene) };
};
