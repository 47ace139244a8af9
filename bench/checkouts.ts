import { median } from "./load";
import { patiently } from "./patient";
import type { Platform } from "./shop";

const ADDRESS = { name: "Bench", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };

type Step = "add" | "place" | "pay" | "seen as paid";
export type CheckoutFigures = {
  perSecond: number;
  drainSeconds: number;
  steps: Record<Step, { p50: number; p99: number }>;
  paymentIntentIds: string[];
};

const json = { "content-type": "application/json" };

const expectOk = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw new Error(`${response.status} from ${response.url}: ${await response.text()}`);
  return (await response.json()) as T;
};

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

const payAtStripe = async (
  platform: Platform,
  paymentIntentId: string,
  clientSecret: string,
): Promise<void> => {
  const body = new URLSearchParams({
    payment_method: "pm_card_visa",
    client_secret: clientSecret,
    return_url: `${platform.app.url}/checkout/complete`,
  });
  const response = await fetch(`${platform.stripe.url}/v1/payment_intents/${paymentIntentId}/confirm`, {
    method: "POST",
    headers: { authorization: `Bearer ${platform.stripe.publishableKey}` },
    body,
  });
  await expectOk(response);
};

const waitForPaid = async (url: string, orderId: string, cookie: string): Promise<void> => {
  for (let tried = 0; tried < 600; tried += 1) {
    const { order } = await expectOk<{ order: { status: string } }>(
      await patiently(() => fetch(`${url}/api/order/${orderId}`, { headers: { cookie } })),
    );
    if (order.status === "paid") return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`order ${orderId} was not paid`);
};

const checkOut = async (
  platform: Platform,
  productId: string,
  times: Record<Step, number[]>,
): Promise<string> => {
  const { url } = platform.app;
  const timed = async <T>(step: Step, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const value = await work();
    times[step].push(performance.now() - started);
    return value;
  };
  const added = await timed("add", () =>
    patiently(() =>
      fetch(`${url}/api/cart`, {
        method: "POST",
        headers: json,
        body: JSON.stringify({ productId, quantity: 1 }),
      }),
    ),
  );
  await expectOk(added);
  const cartCookie = cookieOf(added);
  const placed = await timed("place", () =>
    patiently(() =>
      fetch(`${url}/api/checkout/create-payment-intent`, {
        method: "POST",
        headers: { ...json, cookie: cartCookie },
        body: JSON.stringify({ email: "bench@example.com", shippingAddress: ADDRESS }),
      }),
    ),
  );
  const order = await expectOk<{ orderId: string; paymentIntentId: string; clientSecret: string }>(placed);
  await timed("pay", () => payAtStripe(platform, order.paymentIntentId, order.clientSecret));
  await timed("seen as paid", () => waitForPaid(url, order.orderId, cookieOf(placed)));
  return order.paymentIntentId;
};

const quantile = (values: number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/**
 * Whole checkouts of guests by HTTP: cart, order, card, webhook; then the queue is drained. Guests' limits are per
 * address, so each worker finishes an order before its next; with more workers than the limit, orders would be refused.
 */
export const measureCheckouts = async (
  platform: Platform,
  count: number,
  workers: number,
): Promise<CheckoutFigures> => {
  const { products } = await expectOk<{ products: { productId: string; available: number }[] }>(
    await fetch(`${platform.app.url}/api/product?inStock=true&limit=100`),
  );
  const plenty = products.filter((product) => product.available > 20);
  const times: Record<Step, number[]> = { add: [], place: [], pay: [], "seen as paid": [] };
  const paymentIntentIds: string[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (next < count) {
        const product = plenty[next++ % plenty.length];
        if (product) paymentIntentIds.push(await checkOut(platform, product.productId, times));
      }
    }),
  );
  const sold = performance.now();
  await expectOk(
    await fetch(`${platform.qstash.url}/standin/drain?delayedMs=1000&timeoutMs=60000`, { method: "POST" }),
  );
  const drained = performance.now();
  return {
    perSecond: count / ((drained - started) / 1000),
    drainSeconds: (drained - sold) / 1000,
    paymentIntentIds,
    steps: Object.fromEntries(
      Object.entries(times).map(([step, list]) => [step, { p50: median(list), p99: quantile(list, 0.99) }]),
    ) as CheckoutFigures["steps"],
  };
};
