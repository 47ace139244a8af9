import type { Quote } from "@/lib/orders/schema";

/** What the form sends. Blank optional lines are left out. */
export type Details = {
  email: string;
  shippingAddress: {
    name: string;
    line1: string;
    line2?: string;
    city: string;
    postalCode: string;
    region?: string;
    country: string;
  };
  promotionCode?: string;
  pointsToRedeem?: number;
};

export type StartedPayment = {
  orderId: string;
  /** Null when there is nothing to pay. */
  clientSecret: string | null;
  total: number;
  currency: string;
  quote: Quote;
};

/** The part of a problem document that the page needs. */
export type Refusal = {
  slug: string;
  detail: string;
  errors: { path: string; message: string; productId?: string; available?: number }[];
  orderId?: string;
};

const offline: Refusal = {
  slug: "offline",
  detail: "We could not reach the shop. What you typed is still here; check your connection and try again.",
  errors: [],
};

type ProblemDocument = { type?: string; detail?: string; errors?: Refusal["errors"]; orderId?: string };

const refusalOf = ({ type, detail, errors, orderId }: ProblemDocument): Refusal => ({
  slug: type?.split("/").at(-1) ?? "internal",
  detail: detail ?? "Something went wrong on our side. Try again in a moment.",
  errors: errors ?? [],
  orderId,
});

type Answer<T> = { ok: true; body: T } | { ok: false; refusal: Refusal };

const send = async <T>(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> => {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return response.ok
      ? { ok: true, body: answer as T }
      : { ok: false, refusal: refusalOf(answer as ProblemDocument) };
  } catch {
    return { ok: false, refusal: offline };
  }
};

/** Places the order for what is in the cart, or finds it placed already. */
export const placeOrder = (details: Details): Promise<Answer<StartedPayment>> =>
  send("/api/checkout/create-payment-intent", details);

export type WalletOrder = {
  /** The order that was placed to be paid by card. */
  orderId: string;
  details: Details;
  items: { productId: string; quantity: number }[];
  total: number;
};

/**
 * Orders the same anew and pays it from the wallet at once: these lines for this total, whatever else has come into the
 * cart. Asked again for the same placed order, in another tab too, it pays no second time.
 */
export const payFromWallet = ({ orderId, details, items, total }: WalletOrder) =>
  send<{ order: { orderId: string } }>(
    "/api/cart/checkout",
    { ...details, items, expectedTotal: total, insteadOf: orderId, payment: "wallet" },
    { "idempotency-key": `wallet-${orderId}` },
  );

/** What is sold at which price, in a form that can be compared. */
export const linesOf = ({ lines }: Pick<Quote, "lines">): string =>
  lines
    .map((line) => `${line.productId} ${line.quantity} ${line.unitPrice}`)
    .sort()
    .join();
