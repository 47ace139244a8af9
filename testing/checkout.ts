import { type Shopper, startCheckout } from "@/lib/checkout/start-checkout";
import type { Context } from "@/lib/events/context";
import { env, requireEnv } from "@/lib/kernel/env";
import { randomToken } from "@/lib/kernel/hash";

export const ADDRESS = { name: "Ana", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };

/** Places an order and starts its payment, by default as a guest of whom nothing is known. */
export const placeCheckout = async (
  ctx: Context,
  lines: { productId: string; quantity: number }[],
  {
    shopper = {},
    ...more
  }: { shopper?: Partial<Shopper>; promotionCode?: string; pointsToRedeem?: number; email?: string } = {},
) => {
  const started = await startCheckout(
    ctx,
    {
      cartKey: `a:${randomToken()}`,
      userId: null,
      addressHash: randomToken(),
      guestToken: randomToken(),
      ...shopper,
    },
    { email: "ana@example.com", shippingAddress: ADDRESS, ...more },
    lines,
  );
  if (!started.ok) throw new Error(`${started.problem.slug}: ${started.problem.detail}`);
  return started.value;
};

/** Pays as the browser would: with the publishable key and the client secret. Answers Stripe's status. */
export const payIntent = async (
  intentId: string | null,
  clientSecret: string | null,
  method = "pm_card_visa",
): Promise<number> => {
  const response = await fetch(`${env.STRIPE_API_URL}/v1/payment_intents/${intentId}/confirm`, {
    method: "POST",
    headers: { authorization: `Bearer ${requireEnv("STRIPE_PUBLISHABLE_KEY")}` },
    body: new URLSearchParams({
      payment_method: method,
      client_secret: clientSecret ?? "",
      return_url: "http://localhost/checkout/complete",
    }),
  });
  return response.status;
};
