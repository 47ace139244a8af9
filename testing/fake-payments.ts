import type { Dispute, PaymentEvent, PaymentIntent } from "@/lib/services/payments";

/**
 * Stripe in memory, for tests that need thousands of payments: idempotency keys, the life of a PaymentIntent, refunds and
 * events behave as the vendor documents them. Stands in for `lib/services/payments`; {@link world} is what happens outside.
 */
type Intent = {
  id: string;
  amount: number;
  amount_received: number;
  currency: string;
  status: PaymentIntent["status"];
  client_secret: string;
  metadata: Record<string, string>;
  last_payment_error: object | null;
  latest_charge: { amount_refunded: number; payment_method_details: object } | null;
  created: number;
};

type Made = { id: string; amount: number; paymentIntentId: string; status: string };

const intents = new Map<string, Intent>();
const refunds = new Map<string, Made>();
const answers = new Map<string, string>();
let events: PaymentEvent[] = [];
let serial = 0;

const next = (prefix: string): string => {
  serial += 1;
  return `${prefix}_${serial}`;
};

const shown = (intent: Intent): PaymentIntent => structuredClone(intent) as unknown as PaymentIntent;

const find = (id: string): Intent => {
  const intent = intents.get(id);
  if (!intent) throw new Error(`no payment ${id}`);
  return intent;
};

const tell = (type: string, intent: Intent): void => {
  const event = { id: next("evt"), type, created: 1, data: { object: shown(intent) } };
  events.push(event as unknown as PaymentEvent);
};

const isOpen = ({ status }: Intent): boolean =>
  status === "requires_payment_method" || status === "requires_action";

export const createPaymentIntent = async (input: {
  amount: number;
  currency: string;
  idempotencyKey: string;
  metadata: Record<string, string>;
}): Promise<PaymentIntent> => {
  const known = answers.get(input.idempotencyKey);
  if (known) return shown(find(known));
  const id = next("pi");
  const intent: Intent = {
    ...{ id, amount: input.amount, currency: input.currency, metadata: input.metadata },
    amount_received: 0,
    status: "requires_payment_method",
    client_secret: `${id}_secret_x`,
    last_payment_error: null,
    latest_charge: null,
    created: Math.floor(Date.now() / 1000),
  };
  intents.set(id, intent);
  answers.set(input.idempotencyKey, id);
  tell("payment_intent.created", intent);
  return shown(intent);
};

export const retrievePaymentIntent = async (id: string): Promise<PaymentIntent> => shown(find(id));

export const findPaymentIntent = async (id: string): Promise<PaymentIntent | null> => {
  const intent = intents.get(id);
  return intent ? shown(intent) : null;
};

export async function* listPaymentIntents(): AsyncGenerator<PaymentIntent[]> {
  yield [...intents.values()].reverse().map(shown);
}

export const cancelPaymentIntent = async (id: string): Promise<PaymentIntent> => {
  const intent = find(id);
  if (isOpen(intent)) {
    intent.status = "canceled";
    tell("payment_intent.canceled", intent);
  }
  return shown(intent);
};

export const createRefund = async (input: {
  paymentIntentId: string;
  amount: number;
  idempotencyKey: string;
}) => {
  const known = refunds.get(answers.get(input.idempotencyKey) ?? "");
  if (known) return known;
  const { latest_charge: charge, amount_received } = find(input.paymentIntentId);
  if (!charge || charge.amount_refunded + input.amount > amount_received) return null;
  charge.amount_refunded += input.amount;
  const made: Made = { ...input, id: next("re"), status: "succeeded" };
  refunds.set(made.id, made);
  answers.set(input.idempotencyKey, made.id);
  return made;
};

export const findRefund = async (id: string) => refunds.get(id) ?? null;

export const findDispute = async (): Promise<Dispute | null> => null;

export const MAXIMUM_CHARGE = 99_999_999;
export const minimumCharge = (): number => 50;

/** What shoppers, banks and the network do. */
export const world = {
  reset(): void {
    for (const store of [intents, refunds, answers]) store.clear();
    events = [];
  },
  intents: (): PaymentIntent[] => [...intents.values()].map(shown),
  events: (): readonly PaymentEvent[] => events,
  /** The shopper pays; false when the payment takes no money any more. */
  pay(id: string): boolean {
    const intent = find(id);
    if (!isOpen(intent)) return false;
    intent.status = "succeeded";
    intent.amount_received = intent.amount;
    const card = { brand: "visa", last4: "4242" };
    intent.latest_charge = { amount_refunded: 0, payment_method_details: { type: "card", card } };
    tell("payment_intent.succeeded", intent);
    return true;
  },
  decline(id: string): void {
    const intent = find(id);
    if (!isOpen(intent)) return;
    intent.last_payment_error = { code: "card_declined" };
    tell("payment_intent.payment_failed", intent);
  },
  /** The bank takes its time: nothing can be cancelled until it has spoken. */
  process(id: string): void {
    const intent = find(id);
    if (!isOpen(intent)) return;
    intent.status = "processing";
    tell("payment_intent.processing", intent);
  },
  finish(id: string, succeeded: boolean): void {
    const intent = find(id);
    if (intent.status !== "processing") return;
    intent.status = "requires_payment_method";
    if (succeeded) world.pay(id);
    else world.decline(id);
  },
};
