import Stripe from "stripe";
import { z } from "zod";
import { env, requireEnv } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";

let client: Stripe | undefined;

const connection = (): Stripe => {
  if (client) return client;
  const api = new URL(env.STRIPE_API_URL);
  const protocol = api.protocol === "http:" ? "http" : "https";
  client = new Stripe(requireEnv("STRIPE_SECRET_KEY"), {
    host: api.hostname,
    port: api.port || (protocol === "http" ? 80 : 443),
    protocol,
    maxNetworkRetries: 1,
    timeout: 10_000,
    telemetry: false,
  });
  return client;
};

export type PaymentIntent = Stripe.PaymentIntent;
export type PaymentEvent = Stripe.Event;

/** Runs a call to Stripe; a refusal with meaning stays a `StripeError`, an outage becomes an `UnavailableError`. */
const call = async <T>(run: (stripe: Stripe) => Promise<T>): Promise<T> => {
  try {
    return await run(connection());
  } catch (cause) {
    const transient =
      cause instanceof Stripe.errors.StripeConnectionError ||
      cause instanceof Stripe.errors.StripeAPIError ||
      cause instanceof Stripe.errors.StripeRateLimitError ||
      !(cause instanceof Stripe.errors.StripeError);
    throw transient ? new UnavailableError("stripe", cause) : cause;
  }
};

/** One PaymentIntent a cause: asked twice with the same key it answers the same one. Only ids go into the metadata. */
export const createPaymentIntent = (input: {
  amount: number;
  currency: string;
  idempotencyKey: string;
  metadata: Record<string, string>;
}): Promise<PaymentIntent> =>
  call((stripe) =>
    stripe.paymentIntents.create(
      {
        amount: input.amount,
        currency: input.currency,
        automatic_payment_methods: { enabled: true },
        metadata: input.metadata,
      },
      { idempotencyKey: input.idempotencyKey },
    ),
  );

export const retrievePaymentIntent = (id: string): Promise<PaymentIntent> =>
  call((stripe) => stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] }));

/** Cancels and answers the intent as Stripe has it afterwards; one that can no longer be cancelled is answered as it is. */
export const cancelPaymentIntent = (id: string): Promise<PaymentIntent> =>
  call(async (stripe) => {
    try {
      return await stripe.paymentIntents.cancel(id);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      return stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
    }
  });

/** What Stripe has now, or null when it knows nothing of this id. */
const orNull = async <T>(retrieved: Promise<T>): Promise<T | null> => {
  try {
    return await retrieved;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing")
      return null;
    throw error;
  }
};

export const findPaymentIntent = (id: string): Promise<PaymentIntent | null> =>
  orNull(retrievePaymentIntent(id));

const PAGE = 100;

/** Every intent created from `since` on, newest first, with its charge, a page at a time. */
export async function* listPaymentIntents(since: Date): AsyncGenerator<PaymentIntent[]> {
  let after: string | undefined;
  for (;;) {
    const page = await call((stripe) =>
      stripe.paymentIntents.list({
        created: { gte: Math.floor(since.getTime() / 1000) },
        limit: PAGE,
        expand: ["data.latest_charge"],
        ...(after ? { starting_after: after } : {}),
      }),
    );
    if (page.data.length > 0) yield page.data;
    after = page.data.at(-1)?.id;
    if (!page.has_more || !after) return;
  }
}

export const findRefund = (id: string): Promise<Stripe.Refund | null> =>
  orNull(call((stripe) => stripe.refunds.retrieve(id)));

export type Dispute = Stripe.Dispute;

export const findDispute = (id: string): Promise<Dispute | null> =>
  orNull(call((stripe) => stripe.disputes.retrieve(id)));

/** Sends money back to the card; null when Stripe refuses for good, as for a payment that its bank has taken back. */
export const createRefund = async (input: {
  paymentIntentId: string;
  amount: number;
  idempotencyKey: string;
  metadata: Record<string, string>;
}): Promise<Stripe.Refund | null> => {
  try {
    return await call((stripe) =>
      stripe.refunds.create(
        { payment_intent: input.paymentIntentId, amount: input.amount, metadata: input.metadata },
        { idempotencyKey: input.idempotencyKey },
      ),
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return null;
    throw error;
  }
};

const EventShape = z.object({
  id: z.string(),
  type: z.string(),
  created: z.number().optional(),
  data: z.object({ object: z.looseObject({ id: z.string().optional() }) }),
});

/** The event inside a webhook's raw body, or null when its signature is bad or older than five minutes, or it is none. */
export const readPaymentEvent = async (
  body: string,
  signature: string | null,
): Promise<PaymentEvent | null> => {
  if (!signature) return null;
  try {
    const secret = requireEnv("STRIPE_WEBHOOK_SECRET");
    const event = await connection().webhooks.constructEventAsync(body, signature, secret, 300);
    return EventShape.safeParse(event).success ? event : null;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null;
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** The smallest amount that Stripe charges, in minor units, for the currencies it names; others settle at its 50 cents. */
const MINIMUM_CHARGE: Record<string, number> = {
  usd: 50,
  eur: 50,
  gbp: 30,
  jpy: 50,
  chf: 50,
  cad: 50,
  aud: 50,
  nzd: 50,
  sek: 300,
  nok: 300,
  dkk: 250,
  pln: 200,
  czk: 1500,
  huf: 17500,
  mxn: 1000,
  sgd: 50,
  hkd: 400,
  inr: 50,
  brl: 50,
  ron: 200,
  bgn: 100,
};

/** The largest amount that Stripe charges at once: eight digits of the minor unit. */
export const MAXIMUM_CHARGE = 99_999_999;

export const minimumCharge = (currency: string): number => MINIMUM_CHARGE[currency] ?? 50;

export const pingPayments = async (): Promise<void> => {
  await call((stripe) => stripe.paymentIntents.list({ limit: 1 }));
};
