import type Stripe from "stripe";

/** An event as the API shows it; `data.object` is a snapshot. */
export type EventRecord = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};

export type DeliveryAttempt = { at: number; status: number | null; error: string | null; tookMs: number };

export type Delivery = {
  id: string;
  event: string;
  type: string;
  /** `dropped`: withheld by an injected behaviour; `failed`: given up after a day. */
  state: "waiting" | "delivered" | "dropped" | "failed";
  /** Milliseconds since the epoch, as all times here. */
  createdAt: number;
  nextAt: number;
  /** How often it has been tried; `attempts` keeps the latest of them. */
  tries: number;
  attempts: DeliveryAttempt[];
};

/** What happens by itself later: the bank's word on a debit, the network's on a refund. */
export type Task = {
  id: string;
  kind: "settle_intent" | "finish_refund";
  target: string;
  succeeds: boolean;
  at: number;
};

/** A 3-D Secure challenge that waits for the shopper. */
export type Challenge = {
  id: string;
  kind: "payment_intent" | "setup_intent";
  target: string;
  returnUrl: string | null;
};

/** The first answer under an idempotency key. */
export type SavedAnswer = {
  id: string;
  requestId: string;
  path: string;
  fingerprint: string;
  status: number;
  body: object;
  at: number;
};

/** Which documented test behaviour a payment method stands for; its number is not kept. */
type BehaviourNote = { id: string; behaviour: string };

export type Tables = {
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  payment_method: Stripe.PaymentMethod;
  customer: Stripe.Customer;
  setup_intent: Stripe.SetupIntent;
  dispute: Stripe.Dispute;
  balance_transaction: Stripe.BalanceTransaction;
  event: EventRecord;
  delivery: Delivery;
  task: Task;
  challenge: Challenge;
  behaviour: BehaviourNote;
  saved_answer: SavedAnswer;
};

export type TableName = keyof Tables;

export const TABLE_NAMES = [
  "payment_intent",
  "charge",
  "refund",
  "payment_method",
  "customer",
  "setup_intent",
  "dispute",
  "balance_transaction",
  "event",
  "delivery",
  "task",
  "challenge",
  "behaviour",
  "saved_answer",
] as const satisfies readonly TableName[];
