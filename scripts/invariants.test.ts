import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { buyNow } from "@/lib/checkout/buy-now";
import { createContext } from "@/lib/events/context";
import { createCampaign } from "@/lib/loyalty/campaigns/create-campaign";
import { evaluateOrder } from "@/lib/loyalty/campaigns/evaluate-order";
import { NewCampaign } from "@/lib/loyalty/campaigns/schema";
import { findPaidOrder } from "@/lib/orders/paid-queries";
import { refundOrder } from "@/lib/orders/refund-order";
import { settlePayment } from "@/lib/orders/settle-payment";
import { grantPoints } from "@/lib/points/grant-points";
import { createPromotionCode } from "@/lib/promotions/write-codes";
import { retrievePaymentIntent } from "@/lib/services/payments";
import { creditWallet } from "@/lib/wallet/credit-wallet";
import { startTopUp } from "@/lib/wallet/top-up";
import { addProducts } from "@/testing/catalog";
import { ADDRESS, payIntent, placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { EVERY_VIOLATION, INVARIANTS } from "./invariants";

const db = useDatabase();
const names: Record<string, string> = {};

const context = () => createContext(db(), "user:test");

const broken = async (): Promise<string[]> => {
  const { rows } = await db().execute<{ invariant: string }>(sql.raw(EVERY_VIOLATION));
  return rows.map(({ invariant }) => invariant);
};

/** Lets a campaign judge the order of a quick buy. */
const earn = async (orderId: string) => {
  const rule = {
    variable: "$.amount",
    condition: { rule: "numeric_greater_than", value: 0 },
    action: { command: "issue", formula: "$.amount / 10" },
  };
  const campaign = { campaign_name: "Sound", client: "*", status: "active", rules: [rule] };
  await createCampaign(context(), NewCampaign.parse(campaign));
  const order = await findPaidOrder(db(), orderId);
  if (!order) throw new Error("the order is not paid");
  const paid = {
    order,
    eventId: "evt_a",
    accountId: "usr_a",
    occurredAt: new Date(),
    client: "UnicornStore",
  };
  await inTransaction(db(), (tx) => evaluateOrder(tx, context(), paid));
};

/** A small shop in health: an open order with a code, a paid and partly refunded one, a quick buy, a top-up. */
beforeAll(async () => {
  const [product] = await addProducts(db(), [{ name: "Sound", price: 2000, stock: 50 }]);
  const line = { productId: product?.id ?? "", quantity: 2 };
  const benefit = { rule: "percent" as const, args: { percent: 10 } };
  await createPromotionCode(context(), { code: "SOUND", benefit, conditions: [], active: true });
  const open = await placeCheckout(context(), [line], { promotionCode: "SOUND" });
  const paid = await placeCheckout(context(), [line]);
  await payIntent(paid.paymentIntentId, paid.clientSecret);
  await settlePayment(context(), await retrievePaymentIntent(paid.paymentIntentId ?? ""));
  await refundOrder(context(), { orderId: paid.order.id, amount: 100, restock: false, reason: "test" });
  await grantPoints(context(), { accountId: "usr_a", amount: 500, byDesk: false });
  const shopper = { userId: "usr_a", cartKey: "u:usr_a", addressHash: null, guestToken: null };
  await placeCheckout(context(), [line], { shopper, pointsToRedeem: 300 });
  await creditWallet(context(), { userId: "usr_a", amount: 90_000, reason: "test" });
  const bought = await buyNow(
    context(),
    { userId: "usr_a", email: "ana@example.com", shippingAddress: ADDRESS },
    line,
  );
  if (!bought.ok) throw new Error(bought.problem.detail);
  await refundOrder(context(), { orderId: bought.value.orderId, amount: 50, restock: false, reason: "test" });
  await startTopUp(context(), "usr_a", 500);
  await earn(bought.value.orderId);
  Object.assign(names, { open: open.order.id, paid: paid.order.id, bought: bought.value.orderId });
});

test("a sound shop breaks none of them", async () => {
  expect(INVARIANTS.length).toBeGreaterThanOrEqual(12);
  expect(await broken()).toEqual([]);
});

/** What goes wrong, as statements; `:open`, `:paid` and `:bought` are the orders of the sound shop. */
const CORRUPTIONS: [invariant: string, statement: string][] = [
  ["order-total", "update orders set shipping_fee = shipping_fee + 1 where id = ':paid'"],
  ["order-lines", "update order_lines set quantity = quantity + 1 where order_id = ':paid'"],
  ["frozen-quote", "update orders set quote = jsonb_set(quote, '{total}', '1') where id = ':paid'"],
  ["wallet-balance", "update wallets set balance = balance + 1"],
  ["top-up-booked", "update top_ups set status = 'succeeded'"],
  [
    "one-cause-a-payment",
    "update top_ups set payment_intent_id = (select payment_intent_id from orders where id = ':paid')",
  ],
  ["one-settlement-an-order", "update orders set payment_intent_id = null where id = ':paid'"],
  ["unpaid-costs-nothing", "update wallet_entries set order_id = ':open' where cause = 'purchase::bought'"],
  ["refunds-counted", "update orders set refunded_total = 101 where id = ':paid'"],
  ["wallet-refund-booked", "update wallet_entries set cause = 'x' where cause like 'refund:%'"],
  ["purchase-ended-clean", "update purchases set state = 'failed'"],
  ["paid-is-told-once", "update events set type = 'order.created' where type = 'order.paid'"],
  [
    "nothing-to-look-at",
    `insert into settlement_findings (id, kind, subject, currency, detail, found_at, seen_at)
     values ('f', 'not-settled', 'pi_1', 'usd', '', now(), now())`,
  ],
  ["stock-follows-ledger", "update product_stock set stock = stock + 1"],
  ["reserved-is-held", "update product_stock set reserved = reserved - 1"],
  ["stock-state", "update orders set stock_state = 'released' where id = ':open'"],
  ["sold-count", "update product_sold set sold = sold + 1"],
  ["reservation-ends", "update orders set reserved_until = now() - interval '1 hour' where id = ':open'"],
  ["promotion-count", "update promotion_codes set used = used + 1"],
  ["promotion-use", "update orders set status = 'cancelled' where id = ':open'"],
  ["points-balance", "update point_accounts set balance = balance + 1"],
  ["points-lot", `update point_lots set "left" = "left" - 1`],
  ["points-entry", "update point_transactions set amount = amount + 1"],
  ["points-of-orders", "update point_transactions set order_id = null where type = 'redeem'"],
  ["campaign-version", "update campaigns set name = 'Another'"],
  ["campaign-points", "update campaign_evaluations set points = 0"],
  ["campaign-awards", "update campaign_awards set points = points + 1"],
  [
    "outside-order-told-once",
    `insert into external_order_documents (id, event_id, document, actor, received_at)
     values ('1', 'evt_none', '{}', 'x', now())`,
  ],
  [
    "no-card-fields",
    `insert into external_order_documents (id, event_id, document, actor, received_at)
     values ('1', 'evt_none', '{"payment": {"card-number": "1"}}', 'x', now())`,
  ],
  [
    "order-row",
    `insert into deliveries (id, event_id, subscription, status)
     select id || '.c', id, 'checkout-pipeline', 'done' from events limit 1`,
  ],
  [
    "backup-lines",
    "insert into backup_entries (event_id, line, bytes, backup_id) values ('evt_1', '{}', 2, 'bkp_none')",
  ],
  [
    "replay-position",
    `insert into replays (id, subscription, state, from_at, to_at, drains, until_seq, total, actor, started_at)
     values ('rpl_1', 'checkout-pipeline', 'done', now(), now(), true, 5, 1, 'x', now())`,
  ],
  [
    "dead-letter-delivery",
    "insert into deliveries (id, event_id, subscription, status) select id, id, 'x', 'dead' from events limit 1",
  ],
  [
    "webhook-delivery",
    `with endpoint as (
       insert into webhook_endpoints (id, url, description, types, filter_policy, secret, created_at, created_by)
       values ('whk_1', 'https://example.com', '', '{}', '{}', '', now(), 'x') returning id)
     insert into webhook_deliveries (id, endpoint_id, type, status, attempts_allowed, created_at, settled_at, request_id)
     select 'whd_1', id, 'x', 'succeeded', 1, now(), now(), 'x' from endpoint`,
  ],
  [
    "alarm-notice",
    `with alarm as (
       insert into alarms (id, kind, detail, opened_at) values ('alm_1', 'dead-letters', '', now()) returning id)
     insert into alarm_notices (alarm_id, stage, channel) select id, 'resolved', 'mail' from alarm`,
  ],
];

class Undo extends Error {}

let foundAgain = 0;

test.each(CORRUPTIONS)("%s is found", async (invariant, statement) => {
  const written = statement.replace(/:(open|paid|bought)/g, (_, name: string) => names[name] ?? "");
  let found: string[] = [];
  await db()
    .transaction(async (tx) => {
      await tx.execute(sql.raw(written));
      const { rows } = await tx.execute<{ invariant: string }>(sql.raw(EVERY_VIOLATION));
      found = rows.map((row) => row.invariant);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  expect(found).toContain(invariant);
  foundAgain += 1;
});

test("every invariant has a corruption that breaks it", () => {
  process.stdout.write(
    `${INVARIANTS.length} invariants, ${foundAgain} of ${CORRUPTIONS.length} planted corruptions found\n`,
  );
  expect(CORRUPTIONS.map(([name]) => name).sort()).toEqual(INVARIANTS.map(({ name }) => name).sort());
});
