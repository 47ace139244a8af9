import type pg from "pg";
import { call } from "@/scripts/prove/calls";
import { patiently } from "./patient";
import type { Platform } from "./shop";

const ADDRESS = { name: "Bench", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };
const PAID_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 25;
/** Addresses of this machine, each a client of its own to the shop. */
const CLIENTS = 200;
const PEOPLE = 8;

type Asked = Parameters<typeof call>[1];
export type Goods = { category: string; productId: string };

export type Paid = (orderId: string) => Promise<void>;

/** One guest's whole checkout; answers what placing the order took. */
const checkOut = async (platform: Platform, paid: Paid, n: number, { category, productId }: Goods) => {
  const { url } = platform.app;
  const jar = new Map<string, string>();
  const localAddress = `127.0.2.${(n % CLIENTS) + 1}`;
  const ask = async (path: string, wanted: number, asked: Omit<Asked, "headers"> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { "content-type": "application/json", ...(cookie ? { cookie } : {}) };
    const answer = await patiently(() =>
      call(`${url.replace("localhost", "127.0.0.1")}${path}`, {
        method: "GET",
        ...asked,
        headers,
        localAddress,
      }),
    );
    if (answer.status !== wanted)
      throw new Error(`${answer.status} from ${path}: ${JSON.stringify(answer.body)}`);
    for (const cookie of answer.cookies) {
      const at = cookie.indexOf("=");
      jar.set(cookie.slice(0, at), cookie.slice(at + 1));
    }
    return answer.body;
  };
  await ask(`/api/product?category=${category}`, 200);
  await ask(`/api/product/${productId}`, 200);
  await ask("/api/cart", 200, { method: "POST", body: { productId, quantity: 1 } });
  await ask("/api/cart", 200, { method: "PUT", body: { productId, quantity: 2 } });
  await ask("/api/cart", 200);
  const began = performance.now();
  const order = await ask("/api/checkout/create-payment-intent", 201, {
    method: "POST",
    body: { email: "bench@example.com", shippingAddress: ADDRESS },
  });
  const placing = performance.now() - began;
  const confirmed = await fetch(
    `${platform.stripe.url}/v1/payment_intents/${order.paymentIntentId}/confirm`,
    {
      method: "POST",
      headers: { authorization: `Bearer ${platform.stripe.publishableKey}` },
      body: new URLSearchParams({
        payment_method: "pm_card_visa",
        client_secret: String(order.clientSecret),
        return_url: `${url}/checkout/complete`,
      }),
    },
  );
  if (!confirmed.ok) throw new Error(`${confirmed.status} from Stripe`);
  await paid(String(order.orderId));
  const { order: seen } = (await ask(`/api/order/${order.orderId}`, 200)) as { order: { status: string } };
  if (seen.status !== "paid") throw new Error(`order ${order.orderId} was not paid`);
  return placing;
};

/** Asks Postgres, and not the shop, whether an order is paid: looks at the shop in between would be measured along. */
export const watchPaid =
  (sql: pg.Pool) =>
  async (orderId: string): Promise<void> => {
    const until = performance.now() + PAID_WITHIN_MS;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const { rowCount } = await sql.query("select from orders where id = $1 and status = 'paid'", [orderId]);
      if (rowCount) return;
    }
    throw new Error(`order ${orderId} was not paid`);
  };

/** So many checkouts by eight guests at once, until the queue is empty. */
export const runAll = async (platform: Platform, paid: Paid, goods: Goods[], count: number) => {
  const placing: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      for (let n = next++; n < count; n = next++) {
        const wanted = goods[n % goods.length];
        if (wanted) placing.push(await checkOut(platform, paid, n, wanted));
      }
    }),
  );
  const drained = await fetch(`${platform.qstash.url}/standin/drain?delayedMs=1000&timeoutMs=60000`, {
    method: "POST",
  });
  if (!drained.ok) throw new Error(`${drained.status} from draining the queue`);
  return { placing, seconds: (performance.now() - began) / 1000 };
};
