import type pg from "pg";
import { call } from "./calls";
import type { Claims } from "./claims";
import type { Acknowledged, Diary } from "./diary";
import type { Customer, Person } from "./people";
import { addressOf, checkInvariants, type ProvenShop } from "./shop";

export type Case = {
  shop: ProvenShop;
  sql: pg.Pool;
  diary: Diary;
  people: Person[];
  guests?: Customer[];
  startBalance: number;
};

type OrderRow = { id: string; status: string; total: number; payment_intent_id: string | null };
type Intent = { id: string; status: string; metadata: { orderId?: string; topUpId?: string } };

const readOrders = async (sql: pg.Pool): Promise<Map<string, OrderRow>> => {
  const { rows } = await sql.query<OrderRow>("select id, status, total, payment_intent_id from orders");
  return new Map(rows.map((row) => [row.id, row]));
};

const judgeOrders = (claims: Claims, { diary }: Case, orders: Map<string, OrderRow>): void => {
  const promised: Acknowledged[] = [...diary.cardOrders, ...diary.quickBuys];
  const ids = new Set(promised.map(({ orderId }) => orderId));
  claims.claim(ids.size === promised.length, "No two promises are one order", `${ids.size} orders`);
  claims.none(
    promised
      .filter(({ orderId, total, paymentIntentId }) => {
        const row = orders.get(orderId);
        return row?.status !== "paid" || row.total !== total || row.payment_intent_id !== paymentIntentId;
      })
      .map(
        ({ orderId, total }) => `${orderId} over ${total}: ${JSON.stringify(orders.get(orderId) ?? null)}`,
      ),
    "Promised orders that are not there, paid and as promised",
  );
  claims.none(
    [...orders.values()].filter(({ id, status }) => status === "paid" && !ids.has(id)).map(({ id }) => id),
    "Paid orders that nobody asked for",
  );
  claims.none(
    [...orders.values()].filter(({ status }) => status === "pending_payment").map(({ id }) => id),
    "Orders that still hold stock",
  );
};

const listIntents = async ({ shop }: Case): Promise<Intent[]> => {
  const headers = { authorization: `Bearer ${shop.platform.stripe?.secretKey}` };
  const found: Intent[] = [];
  for (let after = ""; ; ) {
    const url = `${addressOf(shop, "stripe")}/v1/payment_intents?limit=100${after && `&starting_after=${after}`}`;
    const page = (await (await fetch(url, { headers })).json()) as { data: Intent[]; has_more: boolean };
    found.push(...page.data);
    after = page.data.at(-1)?.id ?? "";
    if (!page.has_more || !after) return found;
  }
};

const judgePayments = async (claims: Claims, given: Case, orders: Map<string, OrderRow>): Promise<void> => {
  const { rows } = await given.sql.query<{ id: string; payment_intent_id: string | null; status: string }>(
    "select id, payment_intent_id, status from top_ups",
  );
  const topUps = new Map(rows.map((row) => [row.id, row]));
  const succeeded = (await listIntents(given)).filter(({ status }) => status === "succeeded");
  const unsettled = succeeded.filter(({ id, metadata }) => {
    const order = orders.get(metadata.orderId ?? "");
    const topUp = topUps.get(metadata.topUpId ?? "");
    const paysOrder = order?.status === "paid" && order.payment_intent_id === id;
    const paysTopUp = topUp?.status === "succeeded" && topUp.payment_intent_id === id;
    return paysOrder === paysTopUp;
  });
  claims.none(
    unsettled.map(({ id, metadata }) => `${id} for ${metadata.orderId ?? metadata.topUpId}`),
    `Of ${succeeded.length} payments at Stripe, without exactly one settled order or top-up`,
  );
};

const judgeWallets = async (claims: Claims, { sql, diary, people, startBalance }: Case): Promise<void> => {
  const { rows } = await sql.query<{ user_id: string; balance: number }>(
    "select user_id, balance from wallets",
  );
  const held = new Map(rows.map((row) => [row.user_id, row.balance]));
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const wrong = people.flatMap(({ userId }) => {
    const loaded = sum(diary.topUps.filter((one) => one.userId === userId).map(({ amount }) => amount));
    const spent = sum(diary.quickBuys.filter((one) => one.userId === userId).map(({ total }) => total));
    const due = startBalance + loaded - spent;
    return held.get(userId) === due ? [] : [`${userId} holds ${held.get(userId)}, should hold ${due}`];
  });
  claims.none(wrong, "Wallets that differ from what their owners were told");
};

const judgeReceipts = async (claims: Claims, { shop, diary }: Case): Promise<void> => {
  const mails = (await (await fetch(`${addressOf(shop, "mail")}/messages`)).json()) as { text: string }[];
  const counts = new Map<string, number>();
  for (const { text } of mails) {
    const orderId = /Order number: (\S+)/.exec(text)?.[1];
    if (orderId) counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
  }
  const twice = [...counts].filter(([, count]) => count > 1).map(([id, count]) => `${id}: ${count}`);
  claims.none(twice, "Orders with more than one receipt");
  const promised = [...diary.cardOrders, ...diary.quickBuys].map(({ orderId }) => orderId);
  claims.none(
    promised.filter((orderId) => !counts.has(orderId)),
    "Orders without a receipt",
  );
};

const judgeCarts = async (claims: Claims, { shop, diary, people, guests = [] }: Case): Promise<void> => {
  const full: string[] = [];
  for (const { email, headers } of [...people, ...guests]) {
    const { body } = await call(`${shop.variables.APP_URL}/api/cart`, { method: "GET", headers });
    if (body.itemCount !== 0 && !diary.leftCarts.has(email)) full.push(`${email}: ${body.itemCount}`);
  }
  claims.none(full, "Carts that kept what was bought");
};

/** Compares what the shop, Stripe and the mailbox hold with what the clients were promised. */
export const judge = async (claims: Claims, given: Case): Promise<void> => {
  const { sql, diary, shop } = given;
  const orders = await readOrders(sql);
  claims.none(diary.faults, "Answers that no client should get");
  judgeOrders(claims, given, orders);
  await judgePayments(claims, given, orders);
  const { rows } = await sql.query<{ order_id: string }>(
    "select order_id from purchases where state in ('running', 'compensating')",
  );
  claims.none(
    rows.map(({ order_id }) => order_id),
    "Quick buys that still run",
  );
  await judgeWallets(claims, given);
  await judgeReceipts(claims, given);
  await judgeCarts(claims, given);
  const invariants = await checkInvariants(shop);
  claims.claim(invariants.holds, "The invariants of the database, stock among them", invariants.text);
};
