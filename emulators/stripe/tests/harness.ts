import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { createFaults, type Faults } from "@/emulators/kit/faults";
import type { Service } from "@/emulators/kit/service";
import { startStripe } from "@/emulators/stripe/start";

export type Received = { raw: string; signature: string; event: Stripe.Event };

/** A shop's webhook endpoint that a test can make slow or angry. */
type Endpoint = {
  url: string;
  received: Received[];
  answer: (event: Stripe.Event) => number | Promise<number>;
  types(): string[];
  close(): Promise<void>;
};

const openEndpoint = async (): Promise<Endpoint> => {
  const received: Received[] = [];
  const endpoint: Endpoint = {
    url: "",
    received,
    answer: () => 200,
    types: () => received.map(({ event }) => event.type),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString();
    const event = JSON.parse(raw) as Stripe.Event;
    const status = await endpoint.answer(event);
    if (status < 300) received.push({ raw, signature: String(request.headers["stripe-signature"]), event });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  endpoint.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/webhook`;
  return endpoint;
};

export type Harness = {
  service: Service;
  stripe: Stripe;
  faults: Faults;
  endpoint: Endpoint;
  dataDir: string;
  /** Asks the stand-in's own endpoints. */
  standin(method: "GET" | "POST", path: string, body?: object): Promise<Record<string, unknown>>;
  drain(): Promise<void>;
  /** Stops and starts it on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export const clientFor = (service: Service): Stripe => {
  const { hostname, port } = new URL(service.url);
  return new Stripe(service.env.STRIPE_SECRET_KEY ?? "", {
    host: hostname,
    port: Number(port),
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });
};

export const startHarness = async (settleAfterMs = 50): Promise<Harness> => {
  const dataDir = mkdtempSync(join(tmpdir(), "stripe-standin-"));
  const faults = createFaults();
  const endpoint = await openEndpoint();
  const start = () => startStripe({ dataDir, port: 0, faults }, { webhookUrl: endpoint.url, settleAfterMs });
  const service = await start();
  const harness: Harness = {
    service,
    stripe: clientFor(service),
    faults,
    endpoint,
    dataDir,
    async standin(method, path, body) {
      const response = await fetch(`${harness.service.url}/standin${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    async drain() {
      const { drained } = await harness.standin("POST", "/drain?timeoutMs=8000");
      if (!drained) throw new Error("Webhooks still wait.");
    },
    async restart() {
      await harness.service.stop();
      harness.service = await start();
      harness.stripe = clientFor(harness.service);
    },
    async stop() {
      await harness.service.stop();
      await endpoint.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return harness;
};

/** A payment of 12.00 that only a card can pay, confirmed from a server. */
export const pay = (
  stripe: Stripe,
  paymentMethod: string,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> =>
  stripe.paymentIntents.create({
    amount: 1200,
    currency: "usd",
    confirm: true,
    payment_method: paymentMethod,
    allowed_payment_method_types: ["card", "us_bank_account"],
    ...more,
  });

/** The error that a call ends in. */
export const errorOf = async (call: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  try {
    await call;
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeError) return cause;
    throw cause;
  }
  throw new Error("The call was expected to fail.");
};
