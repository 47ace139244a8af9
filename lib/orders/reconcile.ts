import { settlementPosition } from "@/db/schema/settlement";
import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { findPaymentIntent, listPaymentIntents, type PaymentIntent } from "@/lib/services/payments";
import { findPaidFromWallet, listTopUps } from "@/lib/wallet/queries";
import { closeOrder } from "./close-order";
import { executeRefund, followRefund } from "./execute-refund";
import { expireOrders } from "./expire-orders";
import {
  findCauses,
  findPosition,
  listOpenFindings,
  listPaidSince,
  listRefunds,
  listUnsettled,
  POSITION_ID,
} from "./findings-queries";
import {
  type Finding,
  judgeMissing,
  judgeMissingTopUp,
  judgePayment,
  type KnownCause,
  NO_CAUSE,
  needsSettling,
} from "./judge-payment";
import { findOrderRow, listRefundsOf } from "./queries";
import { recordFindings } from "./record-findings";
import { settleIntent } from "./take-in-payment-event";

/** A payment is looked at again this long after it was created, so that none that appears late is missed. */
const OVERLAP_MS = 24 * 60 * 60 * 1000;
/** Whatever is younger is still under way and no finding. */
const SETTLES_WITHIN_MS = 2 * 60 * 1000;
/** A top-up that nobody has paid for so long is not asked for any more; news of it still come by webhook. */
const TOP_UP_WATCH_MS = 7 * 24 * 60 * 60 * 1000;
const UNSETTLED_AT_ONCE = 500;

export type Reconciliation = { payments: number; healed: number; opened: number; resolved: number };

type Run = {
  ctx: Context;
  since: Date;
  settledBefore: Date;
  seen: Set<string>;
  found: Finding[];
  healed: number;
};

/** One failure must not hide everything behind it. */
const eachSafely = async <T extends { id: string }>(
  run: Run,
  items: T[],
  what: string,
  act: (item: T) => Promise<void>,
): Promise<void> => {
  for (const item of items) {
    await act(item).catch((error: unknown) => {
      run.ctx.log.error({ err: error, id: item.id }, `${what} could not be reconciled`);
    });
  }
};

const settle = async (ctx: Context, intent: PaymentIntent, { order }: KnownCause): Promise<void> => {
  const isGone = intent.status === "canceled" && order?.status === "pending_payment";
  if (order && isGone) await closeOrder(ctx, order, { to: "cancelled", note: "The payment was cancelled." });
  else await settleIntent(ctx, intent);
};

const causeOf = async (ctx: Context, intent: PaymentIntent): Promise<KnownCause> =>
  (await findCauses(ctx.db, [intent])).get(intent.id) ?? NO_CAUSE;

/** Refunds that Stripe accepted may have failed since; nobody but Stripe says so. */
const followRefunds = async (ctx: Context, { order }: KnownCause): Promise<void> => {
  const made = order ? await listRefundsOf(ctx.db, order.id) : [];
  for (const { vendorId, status } of made) {
    if (vendorId && status === "succeeded") await followRefund(ctx, vendorId);
  }
};

/** Settles what can be settled and judges what remains, on what Stripe and our rows say at this moment. */
const examine = async (run: Run, intentId: string): Promise<PaymentIntent | null> => {
  const { ctx } = run;
  const intent = await findPaymentIntent(intentId);
  if (!intent) return null;
  run.seen.add(intent.id);
  const before = await causeOf(ctx, intent);
  const settles = needsSettling(intent, before);
  if (settles) await settle(ctx, intent, before);
  let known = settles ? await causeOf(ctx, intent) : before;
  if (settles && !needsSettling(intent, known)) run.healed += 1;
  let found = judgePayment(intent, known);
  if (found.some(({ kind }) => kind === "refund-differs")) {
    await followRefunds(ctx, known);
    known = await causeOf(ctx, intent);
    found = judgePayment(intent, known);
  }
  run.found.push(...found);
  return intent;
};

/** From Stripe to our rows. A page is compared in one go; only what does not fit is asked for again, one by one. */
const walkPayments = async (run: Run): Promise<void> => {
  for await (const page of listPaymentIntents(run.since)) {
    const causes = await findCauses(run.ctx.db, page);
    for (const intent of page) run.seen.add(intent.id);
    const odd = page.filter((intent) => {
      const known = causes.get(intent.id) ?? NO_CAUSE;
      return needsSettling(intent, known) || judgePayment(intent, known).length > 0;
    });
    await eachSafely(run, odd, "a payment", async ({ id }) => void (await examine(run, id)));
  }
};

/** From our open rows to Stripe: news that never came, of payments created before the walk began. */
const walkOpen = async (run: Run): Promise<void> => {
  const { ctx, seen, settledBefore } = run;
  await expireOrders(ctx);
  const open = await listUnsettled(ctx.db, settledBefore, UNSETTLED_AT_ONCE);
  const topUps = await listTopUps(ctx.db, {
    status: "pending",
    from: new Date(ctx.now.getTime() - TOP_UP_WATCH_MS),
    until: settledBefore,
  });
  const unseen = [...open, ...topUps].filter(({ paymentIntentId }) => !seen.has(paymentIntentId ?? ""));
  await eachSafely(run, unseen, "an open payment", async ({ paymentIntentId }) => {
    if (paymentIntentId) await examine(run, paymentIntentId);
  });
};

/** From our paid rows to what paid them. */
const walkPaid = async (run: Run): Promise<void> => {
  const { ctx, since, seen, found } = run;
  const byCard = await listPaidSince(ctx.db, since, "card");
  const unseen = byCard.filter(({ paymentIntentId }) => !seen.has(paymentIntentId ?? ""));
  await eachSafely(run, unseen, "a paid order", async (order) => {
    const intent = order.paymentIntentId ? await examine(run, order.paymentIntentId) : null;
    if (!intent) found.push(judgeMissing(order));
  });
  const byWallet = await listPaidSince(ctx.db, since, "wallet");
  const paid = await findPaidFromWallet(
    ctx.db,
    byWallet.map(({ id }) => id),
  );
  found.push(
    ...byWallet.filter(({ id, total }) => (paid.get(id) ?? 0) !== total).map((o) => judgeMissing(o)),
  );
  const topUps = await listTopUps(ctx.db, { status: "succeeded", from: since, until: ctx.now });
  const unknown = topUps.filter(({ paymentIntentId }) => !seen.has(paymentIntentId ?? ""));
  await eachSafely(run, unknown, "a top-up", async (topUp) => {
    const intent = topUp.paymentIntentId ? await examine(run, topUp.paymentIntentId) : null;
    if (!intent) found.push(judgeMissingTopUp(topUp, env.SHOP_CURRENCY));
  });
};

const walkRefunds = async (run: Run): Promise<void> => {
  const { ctx } = run;
  const waiting = await listRefunds(ctx.db, "pending", run.settledBefore);
  await eachSafely(run, waiting, "a refund", async ({ id }) => {
    if (await executeRefund(ctx, id)) run.healed += 1;
  });
  for (const refund of await listRefunds(ctx.db, "failed", new Date(ctx.now.getTime() + 1))) {
    run.found.push({
      kind: "refund-failed",
      subject: refund.id,
      orderId: refund.orderId,
      paymentIntentId: refund.paymentIntentId,
      expected: refund.amount,
      actual: 0,
      currency: refund.currency,
      detail: "This refund did not reach the card. Send it again, or pay the buyer another way.",
    });
  }
};

/** Looks again at whatever was wrong and lies outside this run's stretch. */
const walkFindings = async (run: Run): Promise<string[]> => {
  const open = await listOpenFindings(run.ctx.db);
  const judged: string[] = [];
  for (const { id, kind, subject, orderId, paymentIntentId } of open) {
    const isFound = run.found.some((entry) => entry.kind === kind && entry.subject === subject);
    try {
      if (!isFound && paymentIntentId && !run.seen.has(paymentIntentId)) await examine(run, paymentIntentId);
      if (!isFound && !paymentIntentId && orderId) await judgeAgain(run, orderId);
      judged.push(id);
    } catch (error) {
      run.ctx.log.error({ err: error, id }, "a finding could not be looked at again");
    }
  }
  return judged;
};

const judgeAgain = async (run: Run, orderId: string): Promise<void> => {
  const order = await findOrderRow(run.ctx.db, orderId);
  if (!order?.settlement || order.settlement === "zero-total") return;
  if (order.settlement === "card") {
    const intent = order.paymentIntentId ? await examine(run, order.paymentIntentId) : null;
    if (!intent) run.found.push(judgeMissing(order));
    return;
  }
  const paid = await findPaidFromWallet(run.ctx.db, [order.id]);
  if ((paid.get(order.id) ?? 0) !== order.total) run.found.push(judgeMissing(order));
};

const keepPosition = async ({ ctx, seen, healed }: Run): Promise<void> => {
  const values = { confirmedUntil: ctx.now, payments: seen.size, healed };
  await ctx.db
    .insert(settlementPosition)
    .values({ id: POSITION_ID, ...values })
    .onConflictDoUpdate({ target: settlementPosition.id, set: values });
};

/**
 * Compares every payment at Stripe with our rows, both ways: heals what it can by the verbs that webhooks use, writes down
 * what it cannot, and resolves what is well again. Any number of runs at once end in the same rows. Seeded orders were
 * never paid and are left out.
 */
export const reconcile = async (ctx: Context, { everything = false } = {}): Promise<Reconciliation> => {
  const position = everything ? undefined : await findPosition(ctx.db);
  const run: Run = {
    ctx,
    since: new Date(Math.max(0, (position?.confirmedUntil.getTime() ?? 0) - OVERLAP_MS)),
    settledBefore: new Date(ctx.now.getTime() - SETTLES_WITHIN_MS),
    seen: new Set(),
    found: [],
    healed: 0,
  };
  await walkPayments(run);
  await walkOpen(run);
  await walkPaid(run);
  await walkRefunds(run);
  const findingIds = await walkFindings(run);
  const told = await recordFindings(ctx, run.found, { startedAt: ctx.now, findingIds });
  await keepPosition(run);
  return { payments: run.seen.size, healed: run.healed, ...told };
};
