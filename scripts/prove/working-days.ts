import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { buyNow, findPurchase, resumePurchases } from "@/lib/checkout/buy-now";
import { type Shopper, type StartedCheckout, startCheckout } from "@/lib/checkout/start-checkout";
import { type Context, createContext } from "@/lib/events/context";
import { runJob } from "@/lib/jobs/run-job";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { expireOrders } from "@/lib/orders/expire-orders";
import { findOrderRow } from "@/lib/orders/queries";
import { refundOrder } from "@/lib/orders/refund-order";
import { takeInPaymentEvent } from "@/lib/orders/take-in-payment-event";
import { startTopUp } from "@/lib/wallet/top-up";
import { world } from "@/testing/fake-payments";
import { ADDRESS } from "@/testing/shop-model";
import { mailbox } from "./fake-mail";
import { queue } from "./fake-queue";

/** What a caller was told, and so must still be true after any crash: an order's id and how it stands. */
export type Told = Map<string, "paid" | "cancelled" | "refunded">;

export type Day = {
  told: Told;
  /** Publishes what the outbox holds, as far as the queue takes it. */
  send(): Promise<void>;
  /** Publishes what the outbox holds and lets the queue deliver all of it. */
  deliver(): Promise<void>;
};

const MINUTE = 60_000;

export const context = (laterMs = 0, actor = "user:usr_ana"): Context =>
  createContext(database(), actor, { now: new Date(Date.now() + laterMs) });

const checkout = async (
  cartKey: string,
  { quantity = 1, code, ...more }: { quantity?: number; code?: string } & Partial<Shopper> = {},
): Promise<StartedCheckout> => {
  const shopper = { cartKey, userId: null, addressHash: "home", guestToken: `token-${cartKey}`, ...more };
  const input = { email: "ana@example.com", shippingAddress: ADDRESS, promotionCode: code };
  const started = await startCheckout(context(), shopper, input, [
    { productId: "prd_a", quantity },
    { productId: "prd_b", quantity: 1 },
  ]);
  if (!started.ok) throw new Error(started.problem.detail);
  return started.value;
};

const tellNews = async (): Promise<void> => {
  const event = world.events().at(-1);
  if (event) await takeInPaymentEvent(context(0, "system:stripe"), event);
};

const pay = async ({ paymentIntentId }: { paymentIntentId: string | null }): Promise<void> => {
  if (paymentIntentId) world.pay(paymentIntentId);
  await tellNews();
};

const buy = async (quantity: number, productId = "prd_a", key?: string) => {
  const claim = key ? { caller: "ana", route: "buy", key, bodyHash: key } : undefined;
  const buyer = { userId: "usr_ana", email: "ana@example.com", shippingAddress: ADDRESS };
  const bought = await buyNow({ ...context(), idempotency: claim }, buyer, { productId, quantity });
  if (!bought.ok) throw new Error(bought.problem.detail);
  return bought.value;
};

/** As a crash between Stripe's answer and ours leaves an order. */
const forgetPayment = async (orderId: string): Promise<void> => {
  await database().execute(sql`update orders set payment_intent_id = null where id = ${orderId}`);
};

const cards = async ({ told, deliver }: Day): Promise<void> => {
  const order = await checkout("a:one", { code: "TWICE" });
  world.decline(order.paymentIntentId ?? "");
  await tellNews();
  await forgetPayment(order.order.id);
  await pay(order);
  told.set(order.order.id, "paid");
  await deliver();
  const { id } = order.order;
  const lines = [{ productId: "prd_b", quantity: 1 }];
  await refundOrder(context(0, "user:admin"), { orderId: id, lines, restock: true, reason: "test" });
  await deliver();
  const free = await checkout("a:free", { code: "FREE" });
  told.set(free.order.id, "paid");
  await deliver();
};

const quickBuys = async ({ told, deliver }: Day): Promise<void> => {
  const load = await startTopUp(context(), "usr_ana", 500);
  world.pay(load.paymentIntentId);
  await tellNews();
  const sold = await buy(1, "prd_a", "one-key");
  const again = await buy(1, "prd_a", "one-key");
  if (sold.orderId !== again.orderId) throw new Error("one key bought twice");
  told.set(sold.orderId, "paid");
  await deliver();
  await buy(1, "prd_c");
  await buy(9);
  await buy(1, "prd_b").then((bought) => findPurchase(database(), bought.orderId));
  // As a crash before the first step leaves a purchase.
  await database().execute(sql`
    update purchases set state = 'running', steps = '[]', failure = null, updated_at = now() - interval '1 hour'
    where failure = 'insufficient-stock'`);
  await resumePurchases(context(MINUTE, "system:resume"));
  await refundOrder(context(0, "user:admin"), { orderId: sold.orderId, restock: false, reason: "test" });
  told.set(sold.orderId, "refunded");
  await deliver();
};

const closings = async ({ told, deliver }: Day): Promise<void> => {
  await checkout("a:two");
  const changed = await checkout("a:two", { quantity: 2 });
  await forgetPayment(changed.order.id);
  const open = await findOrderRow(database(), changed.order.id);
  if (open && (await cancelOrder(context(), open, { byDesk: true })).ok) told.set(open.id, "cancelled");
  await checkout("a:guest");
  const merged = await checkout("u:usr_ana", {
    userId: "usr_ana",
    mergedCartKey: "a:guest",
    addressHash: null,
  });
  world.process(merged.paymentIntentId ?? "");
  await tellNews();
  const waiting = await findOrderRow(database(), merged.order.id);
  if (waiting) await cancelOrder(context(), waiting);
  world.finish(merged.paymentIntentId ?? "", true);
  const paid = await findOrderRow(database(), merged.order.id);
  if (paid) await cancelOrder(context(), paid);
  told.set(merged.order.id, "paid");
  await deliver();
};

/** Money that comes when the order has closed: once for goods that are still there, once for goods that are not. */
const lateMoney = async ({ told, deliver }: Day): Promise<void> => {
  const first = await checkout("a:late", { code: "TWICE" });
  const second = await checkout("a:later", { quantity: 2 });
  world.process(second.paymentIntentId ?? "");
  world.process(first.paymentIntentId ?? "");
  await expireOrders(context(31 * MINUTE, "system:expiry"));
  for (const started of [first, second]) {
    await database().execute(sql`
      with closed as (update orders set status = 'expired', stock_state = 'released', closed_at = now(), reserved_until = null
        where id = ${started.order.id} and status = 'pending_payment' returning id),
      returned as (update promotion_uses set returned_at = now() from closed where order_id = closed.id and returned_at is null
        returning code_id),
      given as (update promotion_codes set used = used - 1 from returned where promotion_codes.id = code_id returning 1)
      update product_stock s set reserved = s.reserved - l.quantity
      from order_lines l join closed on closed.id = l.order_id where l.product_id = s.product_id`);
  }
  world.finish(first.paymentIntentId ?? "", true);
  await tellNews();
  told.set(first.order.id, "paid");
  const buyers = await checkout("a:quick", { quantity: 2 });
  await pay(buyers);
  told.set(buyers.order.id, "paid");
  world.finish(second.paymentIntentId ?? "", true);
  await tellNews();
  told.set(second.order.id, "refunded");
  await deliver();
};

/** Messages that no trying heals, and one that heals at the second try. */
const poison = async ({ deliver }: Day): Promise<void> => {
  const fromQueue = () => context(0, "system:queue");
  await runJob(fromQueue(), { name: "receipt-mail", body: "{}", retried: 0 });
  await database().execute(sql`
    insert into events (id, type, version, aggregate_id, occurred_at, actor, request_id, attributes, data, fanned_out_at)
    values ('evt_poison', 'order.paid', 99, 'ord_none', now(), 'system:test', 'req_test', '{}', '{}', now())`);
  await database().execute(sql`
    insert into deliveries (id, event_id, subscription) values ('evt_poison.x', 'evt_poison', 'receipt-mail')`);
  await runJob(fromQueue(), { name: "receipt-mail", body: '{"deliveryId":"evt_poison.x"}', retried: 0 });
  await pay(await checkout("a:bad-day"));
  await deliver();
  mailbox.away = true;
  await pay(await checkout("a:worse-day"));
  await deliver();
  mailbox.away = false;
  await runJob(fromQueue(), { name: "sweep-outbox", body: "{}", retried: 0 });
  await deliver();
};

/** What the queue did not take is sent along with what it takes again. */
const unheard = async ({ told, send, deliver }: Day): Promise<void> => {
  queue.away = true;
  for (const cartKey of ["a:unheard", "a:heard"]) {
    const started = await checkout(cartKey);
    await pay(started);
    told.set(started.order.id, "paid");
    await send();
    queue.away = false;
  }
  await deliver();
};

export const DAYS: { name: string; work(day: Day): Promise<void> }[] = [
  { name: "cards", work: cards },
  { name: "quick buys", work: quickBuys },
  { name: "closings", work: closings },
  { name: "late money", work: lateMoney },
  { name: "poison", work: poison },
  { name: "queue away", work: unheard },
];
