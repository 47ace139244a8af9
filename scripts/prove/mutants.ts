import type { Plugin } from "vitest/config";

/** A defect that is planted on purpose; the proof that names it must fail with it, else the proof proves nothing. */
export type Mutant = { name: string; proof: string; file: string; from: string; to: string };

export const MUTANTS: Mutant[] = [
  {
    name: "a saga step outside its transaction",
    proof: "crash-points",
    file: "lib/checkout/run-purchase.ts",
    from: "const stepForward = (ctx: Context, purchase: Purchase): Promise<Purchase> =>\n  inTransaction(ctx.db, async (tx) => {",
    to: "const stepForward = (ctx: Context, purchase: Purchase): Promise<Purchase> =>\n  (async (run) => run(ctx.db))(async (tx) => {",
  },
  {
    name: "a delivery marked done before its effect",
    proof: "crash-points",
    file: "lib/events/deliveries.ts",
    from: "const claimed = await claim(tx, id);",
    to: "const claimed = await claim(ctx.db, id);",
  },
  {
    name: "the event outside the order's transaction",
    proof: "crash-points",
    file: "lib/orders/record-paid.ts",
    from: "await recordEvent(tx,",
    to: "await recordEvent(ctx.db,",
  },
  {
    name: "an Idempotency-Key that everybody gets",
    proof: "same-request",
    file: "lib/idempotency/claim-key.ts",
    from: "if (taken.rows.length > 0) return",
    to: "if (taken.rows.length >= 0) return",
  },
  {
    name: "an answer that is not kept",
    proof: "same-request",
    file: "lib/idempotency/claim-key.ts",
    from: 'if (row.state === "done" && row.status !== null)',
    to: "if (row.status === -1)",
  },
  {
    name: "another body under the same key",
    proof: "same-request",
    file: "lib/idempotency/claim-key.ts",
    from: "if (row.bodyHash !== claim.bodyHash) {",
    to: "if (row.bodyHash === undefined) {",
  },
  {
    name: "a guest's repeated call that gets a secret of its own",
    proof: "same-request",
    file: "lib/orders/access.ts",
    from: "return requestKey === null",
    to: 'return requestKey !== ""',
  },
  {
    name: "an event that is believed instead of asked about",
    proof: "webhooks",
    file: "lib/orders/take-in-payment-event.ts",
    from: "if (await takeIn(ctx, subject.id, cause)) return;",
    to: "if (await settleIntent(ctx, event.data.object as PaymentIntent, cause)) return;",
  },
  {
    name: "an event that counts each time it comes",
    proof: "webhooks",
    file: "lib/orders/settle-payment.ts",
    from: "if (fresh.length === 0) return null;",
    to: "",
  },
  {
    name: "an order that is paid again when the news comes again",
    proof: "webhooks",
    file: "lib/orders/settle-payment.ts",
    from: 'if (order.status === "pending_payment") {',
    to: 'if (order.status !== "cancelled") {',
  },
  {
    name: "an expiry that does not heed what Stripe says",
    proof: "webhooks",
    file: "lib/orders/close-order.ts",
    from: 'if (intent.status === "canceled") await release',
    to: 'if (intent.status !== "processing") await release',
  },
  {
    name: "a poisonous message that nobody buries",
    proof: "poison",
    file: "lib/events/deliveries.ts",
    from: "if (lastTry || error instanceof PermanentJobError) {",
    to: "if (lastTry && error instanceof PermanentJobError) {",
  },
  {
    name: "a poisonous job that keeps the others waiting",
    proof: "poison",
    file: "lib/events/deliveries.ts",
    from: "const message = error instanceof Error",
    to: "for (const end = Date.now() + 1000; Date.now() < end; ); const message = error instanceof Error",
  },
  {
    name: "a delivery redriven under the attempt that it had",
    proof: "poison",
    file: "lib/events/redrive.ts",
    from: "} + 1`, publishedAt: null",
    to: "} + 0`, publishedAt: null",
  },
  {
    name: "a redrive that locks nothing",
    proof: "poison",
    file: "lib/events/redrive.ts",
    from: '.limit(AT_ONCE)\n    .for("update");',
    to: ".limit(AT_ONCE);",
  },
  {
    name: "a receipt under a key of its own each time",
    proof: "jobs-twice",
    file: "lib/orders/jobs.ts",
    from: "`), deliveryId);",
    to: "`), deliveryId + Math.random());",
  },
  {
    name: "released stock that is not given back",
    proof: "model",
    file: "lib/orders/close-order.ts",
    from: "await releaseStock(tx, ctx, await findOrderLines(tx, orderId));",
    to: "",
  },
  {
    name: "a refund that is not counted",
    proof: "model",
    file: "lib/orders/refund-order.ts",
    from: "refundedTotal: order.refundedTotal + plan.amount,\n      refundStatus: plan.completes",
    to: "refundStatus: plan.completes",
  },
  {
    name: "discounts that go below zero",
    proof: "money",
    file: "lib/checkout/rules.ts",
    from: "const amount = Math.min(discount.amount, left);",
    to: "const amount = discount.amount;",
  },
  {
    name: "a total that forgets shipping",
    proof: "money",
    file: "lib/checkout/rules.ts",
    from: "const total = goods + shippingFee;",
    to: "const total = goods;",
  },
  {
    name: "points that are used up beyond what they pay",
    proof: "money",
    file: "lib/points/rules.ts",
    from: "const points = Math.min(asked, Math.ceil(goods / value));",
    to: "const points = asked;",
  },
  {
    name: "a payment for the goods alone",
    proof: "same-price",
    file: "lib/orders/ensure-payment.ts",
    from: "amount: order.total,",
    to: "amount: order.subtotal,",
  },
  {
    name: "a receipt that forgets the discount",
    proof: "same-price",
    file: "lib/orders/receipt.ts",
    from: "order.discount > 0 ?",
    to: "order.discount < 0 ?",
  },
  {
    name: "a cart page with a shipping rule of its own",
    proof: "same-price",
    file: "components/cart/cart-summary.tsx",
    from: "const fee = shippingFeeOf(",
    to: "const fee = ((parcel: { flatFee: number }) => parcel.flatFee)(",
  },
  {
    name: "an invariant that looks away",
    proof: "invariants",
    file: "scripts/invariants.ts",
    from: "where s.stock <> coalesce(a.sum, 0) - coalesce(l.sum, 0)",
    to: "where false",
  },
  {
    name: "an invariant that reads a ledger once an order",
    proof: "invariants-size",
    file: "scripts/invariants.ts",
    from: "o.total = coalesce(e.paid, 0)",
    to: "o.total = (select -sum(amount) from wallet_entries w where w.order_id like o.id and w.amount < 0)",
  },
  {
    name: "a status that no document tells of",
    proof: "fuzz",
    file: "app/api/admin/promotion-codes/[id]/route.ts",
    from: "removed.ok ? reply(204) :",
    to: "removed.ok ? reply(202) :",
  },
  {
    name: "a field that no document tells of",
    proof: "fuzz",
    file: "app/api/me/route.ts",
    from: "unreadNotifications: 0,",
    to: "unreadNotifications: 0, caller: call.caller.kind,",
  },
  {
    name: "a body that is no JSON and throws",
    proof: "fuzz",
    file: "lib/http/input.ts",
    from: 'return fail(problem("malformed-json", "The body could not be read as JSON."));',
    to: 'throw new Error("The body could not be read as JSON.");',
  },
];

/** Plants the mutant of that name while the sources are read; they stay as they are on disk. */
export const mutantPlugin = (name: string | undefined): Plugin => {
  const mutant = MUTANTS.find((candidate) => candidate.name === name);
  if (name && !mutant) throw new Error(`There is no mutant "${name}".`);
  return {
    name: "mutant",
    enforce: "pre",
    transform(code, id) {
      if (!mutant || !(id.split("?")[0] ?? "").endsWith(`/${mutant.file}`)) return null;
      if (!code.includes(mutant.from)) throw new Error(`"${mutant.name}" no longer fits ${mutant.file}.`);
      return { code: code.replace(mutant.from, mutant.to), map: null };
    },
  };
};
