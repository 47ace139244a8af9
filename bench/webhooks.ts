import { createHmac } from "node:crypto";
import { createRandom } from "@/db/seed/random";
import type { Load, Varied } from "./load";
import type { Platform } from "./shop";

const SEED = 11;
const SENT_AGAIN = 0.2;
const REMEMBERED = 200;

/** What an event carries besides the few fields that are read: as long as Stripe's are. */
const charge = (id: string) => ({
  id,
  object: "charge",
  amount: 4_590,
  amount_captured: 4_590,
  amount_refunded: 0,
  balance_transaction: `txn_${id}`,
  billing_details: {
    address: {
      city: "Utrecht",
      country: "NL",
      line1: "Main 1",
      line2: null,
      postal_code: "3511",
      state: null,
    },
    email: "bench@example.com",
    name: "Bench",
    phone: null,
  },
  captured: true,
  created: 1_790_000_000,
  currency: "usd",
  description: "An order of several lines, as it stands on the receipt that the shopper was sent by mail",
  disputed: false,
  failure_code: null,
  failure_message: null,
  livemode: false,
  metadata: { orderId: `ord_${id}` },
  outcome: {
    network_status: "approved_by_network",
    reason: null,
    risk_level: "normal",
    risk_score: 12,
    seller_message: "Payment complete.",
    type: "authorized",
  },
  paid: true,
  payment_intent: `pi_${id}`,
  payment_method: `pm_${id}`,
  payment_method_details: {
    card: { brand: "visa", country: "US", exp_month: 4, exp_year: 2031, funding: "credit", last4: "4242" },
    type: "card",
  },
  receipt_url: `https://pay.stripe.com/receipts/payment/${id}`,
  refunded: false,
  status: "succeeded",
});

/** Signed events, each with an id of its own; every fifth has come before, as it was. */
const events = (secret: string, next: () => { type: string; object: object }): (() => Varied) => {
  const random = createRandom(SEED);
  const run = Date.now().toString(36);
  const sent: string[] = [];
  return () => {
    const known = sent.length > 0 && random.chance(SENT_AGAIN) ? random.pick(sent) : null;
    const { type, object } = next();
    const body =
      known ??
      JSON.stringify({
        id: `evt_${run}${random.integer(1e12, 9e15)}`,
        object: "event",
        api_version: "2026-02-25",
        created: Math.floor(Date.now() / 1000),
        type,
        livemode: false,
        pending_webhooks: 1,
        request: { id: null, idempotency_key: null },
        data: { object },
      });
    if (known === null && sent.push(body) > REMEMBERED) sent.shift();
    const at = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
    const headers = { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` };
    return { headers, body };
  };
};

const loadOf = ({ app, stripe }: Platform, next: () => { type: string; object: object }): Load => ({
  url: `${app.url}/api/payment/webhook`,
  method: "POST",
  vary: events(stripe.webhookSecret, next),
  expects: '{"received":true}',
});

/** Charges, of which the shop is told and needs nothing: the door alone, that is signature, shape and answer. */
export const chargeNews = (platform: Platform): Load => {
  let n = 0;
  return loadOf(platform, () => {
    n += 1;
    return { type: n % 2 === 0 ? "charge.updated" : "charge.succeeded", object: charge(`bench${n}`) };
  });
};

/** Late news of payments that were settled: Stripe is asked how each stands, and its order is looked at in a transaction. */
export const paymentNews = (platform: Platform, paymentIntentIds: readonly string[]): Load => {
  const random = createRandom(SEED + 1);
  return loadOf(platform, () => ({
    type: "payment_intent.succeeded",
    object: { ...charge("bench"), id: random.pick(paymentIntentIds), object: "payment_intent" },
  }));
};
