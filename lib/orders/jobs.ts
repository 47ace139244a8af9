import { eq } from "drizzle-orm";
import { refunds } from "@/db/schema/orders";
import { type Job, PermanentJobError } from "@/lib/events/job";
import { env } from "@/lib/kernel/env";
import { sendMail } from "@/lib/services/mail";
import { mailedSecret } from "./access";
import { executeRefund } from "./execute-refund";
import { expireOrder } from "./expire-orders";
import { findOrder } from "./queries";
import { receiptMail, refundMail } from "./receipt";

const orderIdOf = (event: { type: string; data: object }): string => {
  if ("orderId" in event.data && typeof event.data.orderId === "string") return event.data.orderId;
  throw new PermanentJobError(`${event.type} names no order`);
};

/** Comes when the reservation has run out; an order that was paid or closed meanwhile is left alone. */
export const paymentWatch: Job = {
  effect: "external",
  run: (ctx, event) => expireOrder(ctx, orderIdOf(event)),
};

export const receiptMailJob: Job = {
  effect: "external",
  async run(ctx, event, deliveryId) {
    const orderId = orderIdOf(event);
    const order = await findOrder(ctx.db, orderId);
    if (!order) throw new PermanentJobError(`there is no order ${orderId}`);
    const secret = await mailedSecret(ctx.db, orderId);
    await sendMail(receiptMail(order, `${env.APP_URL}/order/${orderId}/open#${secret}`), deliveryId);
  },
};

/** Carries a refund out at Stripe; the row's id is the idempotency key, so that twice is once. */
export const refundExecution: Job = {
  effect: "external",
  async run(ctx, event) {
    if (event.type !== "refund.requested") throw new PermanentJobError(`cannot refund on ${event.type}`);
    const known = await executeRefund(ctx, event.data.refundId);
    if (!known) throw new PermanentJobError(`refund ${event.data.refundId} has no card payment`);
  },
};

/** Tells the buyer that money is on its way back, and why. */
export const refundMailJob: Job = {
  effect: "external",
  async run(ctx, event, deliveryId) {
    if (event.type !== "order.refunded") throw new PermanentJobError(`no refund is told on ${event.type}`);
    // An order that cost nothing is taken back without a refund; there is no money to tell of.
    if (event.data.amount === 0) return;
    const order = await findOrder(ctx.db, event.data.orderId);
    const [refund] = await ctx.db.select().from(refunds).where(eq(refunds.id, event.data.refundId));
    if (!order || !refund) throw new PermanentJobError(`there is no refund ${event.data.refundId}`);
    await sendMail(refundMail(order, refund), deliveryId);
  },
};
