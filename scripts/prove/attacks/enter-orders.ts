import { setTimeout as delay } from "node:timers/promises";
import { pay } from "../calls";
import type { Person } from "../people";
import { addressOf } from "../shop";
import { PAYLOADS, type Payload } from "./payloads";
import type { Visit } from "./watch";
import { eachOf, type World } from "./world";

const AT_ONCE = 3;
const NAME_ROOM = 40;
const CODE_ROOM = 20;
const MAILED_WITHIN_MS = 90_000;

/** A mail as it was sent, and whose text must stand in it. */
export type Letter = { html: string; texts: readonly string[] };

const addressWith = (text: string) => ({
  name: text.slice(0, 120),
  line1: text,
  line2: text,
  city: text.slice(0, 120),
  region: text.slice(0, 120),
  postalCode: text.length <= CODE_ROOM ? text : "3511",
  country: "NL",
});

/** One buyer of one payload: a name, an address, a cart and a paid order full of it. */
const buy = async (world: World, { id, text }: Payload, buyer: Person): Promise<Visit[]> => {
  const { api, shop, admin } = world;
  const address = addressWith(text);
  if (text.length <= NAME_ROOM) await api("PATCH /api/users/me", { nickname: text }, buyer);
  await api("POST /api/users/me/addresses", { ...address, isDefault: true }, buyer);
  await api(`POST /api/admin/wallets/${buyer.userId}/credit`, { amount: 100, reason: text });
  const items = [{ productId: `bulk-${id}`, quantity: 2 }];
  const asked = { email: buyer.email, shippingAddress: address, items };
  const { body, status } = await api("POST /api/checkout/create-payment-intent", asked, buyer);
  if (status !== 201) throw new Error(`No order with ${text}: ${JSON.stringify(body)}`);
  await pay(shop.platform, body);
  const orderId = String(body.orderId);
  await api(`POST /api/admin/orders/${orderId}/note`, { note: text });
  const own = { cookie: buyer.headers.cookie, texts: [text] };
  const office = { cookie: admin.headers.cookie, texts: [text] };
  return [
    ...["/account", "/account/profile", "/account/wallet", "/account/orders"].map((path) => ({
      ...own,
      path,
      texts: [],
    })),
    ...["/account/addresses", `/order/${orderId}`, "/cart", "/checkout"].map((path) => ({ ...own, path })),
    { ...own, path: `/api/order/${orderId}/receipt` },
    { ...office, path: `/admin/orders/${orderId}` },
    { ...office, path: `/admin/users/${buyer.userId}` },
  ];
};

type Mail = { subject: string; html: string };

const receiptOf = async ({ shop }: World, email: string): Promise<string> => {
  const deadline = Date.now() + MAILED_WITHIN_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`${addressOf(shop, "mail")}/messages?to=${encodeURIComponent(email)}`);
    const receipt = ((await answer.json()) as Mail[]).find(({ subject }) => subject.includes("receipt"));
    if (receipt) return receipt.html;
    await delay(500);
  }
  throw new Error(`No receipt came for ${email}.`);
};

/** People, addresses, carts and orders with everything that is shown of them; answers pages and the mailed receipts. */
export const enterOrders = async (world: World): Promise<{ visits: Visit[]; letters: Letter[] }> => {
  const people = await world.people(PAYLOADS.length);
  const buyers = PAYLOADS.flatMap((payload, n) => {
    const buyer = people[n];
    return buyer ? [{ payload, buyer }] : [];
  });
  const visits = await eachOf(buyers, AT_ONCE, ({ payload, buyer }) => buy(world, payload, buyer));
  const letters = await eachOf(buyers, AT_ONCE, async ({ payload: { id, text }, buyer }) => {
    const html = await receiptOf(world, buyer.email);
    // Not before: what was paid leaves the cart.
    await world.api("POST /api/cart", { productId: `bulk-${id}`, quantity: 3 }, buyer);
    return { html, texts: [text] };
  });
  const { cookie } = world.admin.headers;
  const lists = [
    "/admin",
    "/admin/orders",
    "/admin/users",
    "/admin/carts",
    "/admin/payments",
    "/admin/purchases",
  ];
  return { visits: [...visits.flat(), ...lists.map((path) => ({ cookie, path }))], letters };
};
