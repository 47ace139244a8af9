import { mkdirSync } from "node:fs";
import type { Fault } from "@/emulators/kit/faults";
import { listen, type Service, type ServiceContext } from "@/emulators/kit/service";
import type { Settings } from "./core/settings";
import { openStore } from "./core/store";
import { Engine } from "./engine";
import { buildApp } from "./http/app";
import { loadKeys } from "./keys";

const SETTLE_AFTER_MS = 8000;

type StripeOptions = {
  /** Where the shop takes events. */
  webhookUrl: string;
  /** How long a bank takes to answer a debit; milliseconds. */
  settleAfterMs?: number;
};

const faultBody = ({ status }: Fault) => ({
  error:
    status === 429
      ? {
          type: "invalid_request_error",
          code: "rate_limit",
          message:
            "Too many requests hit the API too quickly. We recommend an exponential backoff of your requests.",
        }
      : { type: "api_error", message: "An error occurred internally with Stripe's API." },
});

/** A stand-in for Stripe: its API, signed webhooks, a browser SDK with a Payment Element, and 3-D Secure. */
export const startStripe = async (
  { dataDir, port, faults }: ServiceContext,
  { webhookUrl, settleAfterMs = SETTLE_AFTER_MS }: StripeOptions,
): Promise<Service> => {
  mkdirSync(dataDir, { recursive: true });
  const keys = loadKeys(dataDir);
  const store = await openStore(dataDir);
  const settings: Settings & { url: string } = { url: "", settleAfterMs };
  const engine = new Engine({ store, faults, settings, keys, webhookUrl });
  const { url, close } = await listen(buildApp(engine), { name: "stripe", port, faults, faultBody });
  settings.url = url;
  engine.start();
  return {
    url,
    env: {
      STRIPE_SECRET_KEY: keys.secretKey,
      STRIPE_PUBLISHABLE_KEY: keys.publishableKey,
      STRIPE_WEBHOOK_SECRET: keys.webhookSecret,
      STRIPE_API_URL: url,
      STRIPE_JS_URL: `${url}/v3/stripe.js`,
    },
    platform: { url, ...keys },
    async stop() {
      await close();
      await engine.stop();
    },
  };
};
