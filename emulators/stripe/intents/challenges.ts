import type Stripe from "stripe";
import { randomText } from "@/emulators/stripe/core/ids";
import type { Challenge } from "@/emulators/stripe/core/records";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";

type NewChallenge = Omit<Challenge, "id"> & { handledBySdk: boolean };

const urlOf = (settings: Settings, challengeId: string): string => `${settings.url}/3ds/${challengeId}`;

/**
 * Opens a 3-D Secure challenge. With a `return_url` and nobody to show it in place, the shopper is sent to a page;
 * otherwise the browser SDK shows that page over the shop's own.
 */
export const nextActionFor = (
  tx: Transaction,
  settings: Settings,
  { kind, target, returnUrl, handledBySdk }: NewChallenge,
): Stripe.PaymentIntent.NextAction => {
  const id = `payatt_${randomText(24)}`;
  tx.put("challenge", { id, kind, target, returnUrl });
  const url = urlOf(settings, id);
  if (returnUrl !== null && !handledBySdk)
    return { type: "redirect_to_url", redirect_to_url: { return_url: returnUrl, url } };
  return {
    type: "use_stripe_sdk",
    use_stripe_sdk: { type: "three_d_secure_redirect", stripe_js: url },
  } as Stripe.PaymentIntent.NextAction;
};

/** A challenge that was followed by another attempt no longer counts. */
export const isCurrent = (
  challenge: Challenge,
  nextAction: Stripe.PaymentIntent.NextAction | Stripe.SetupIntent.NextAction | null,
): boolean => JSON.stringify(nextAction ?? {}).includes(`/3ds/${challenge.id}"`);
