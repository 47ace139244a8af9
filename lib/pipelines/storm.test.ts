import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { deadLetters } from "@/db/schema/events";
import { soldLines } from "@/db/schema/sales";
import { createContext } from "@/lib/events/context";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { toDecimal } from "@/lib/kernel/money";
import { settlePayment } from "@/lib/orders/settle-payment";
import { compareSold } from "@/lib/ranking/rebuild-sold";
import { retrievePaymentIntent } from "@/lib/services/payments";
import { randomFrom } from "@/scripts/prove/random";
import { addProducts } from "@/testing/catalog";
import { payIntent, placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { externalOrder, keptOrder } from "@/testing/external-orders";
import { flush, serveJobs, sweepAll } from "@/testing/fork";
import { browseDocuments } from "./analytics-index";
import { listBackups } from "./backup-queries";
import { listExternalOrders } from "./order-queries";
import { readBackup } from "./read-backup";
import { rebuildAnalytics } from "./rebuild-analytics";
import { rebuildOrders } from "./rebuild-orders";
import { redriveDeadLetters } from "./resolve-dead-letters";
import type { ExternalOrderRow } from "./schema";
import { takeInOrder } from "./take-in-order";

const SEED = 20_261_120;

const queue = await vi.hoisted(async () => {
  const { randomFrom } = await import("../../scripts/prove/random");
  return (await import("../../testing/own-queue")).startOwnQueue({ random: randomFrom(20_261_120) });
});
const later = vi.hoisted(() => [] as Promise<unknown>[]);
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: (work: () => Promise<unknown>) => void later.push(work()),
}));
afterAll(queue.stop);

const db = useDatabase();
const context = () => createContext(db(), "system:test");
const random = randomFrom(SEED);

const OUTSIDE = 940;
const OWN = 60;

/** What is expected, worked out here from what was sent, in the order in which it was sent. */
const expected = {
  rows: new Map<string, ExternalOrderRow>(),
  documents: new Map<string, unknown>(),
  indexed: new Set<string>(),
  sold: new Map<string, number>(),
};

const sendOutside = async (n: number): Promise<void> => {
  const cents = Math.floor(random() * 20_000);
  const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  const customer = { id: n % 50, name: `Person ${n}`, email: `p${n}@example.com` };
  const order = keptOrder(externalOrder({ id: n, amount, customer }));
  await takeInOrder(context(), order);
  const dateOrderId = `${order.date}-${n}`;
  expected.rows.set(dateOrderId, {
    customerId: String(n % 50),
    dateOrderId,
    paymentId: 33,
    paymentAmount: amount,
    paymentCurrency: "usd",
    totalQuantity: 4,
  });
  expected.documents.set(`external:${n}`, order);
  if (cents >= 10_000) expected.indexed.add(String(n));
};

/** Bought and paid as shoppers do. */
const sendOwn = async (productIds: string[]): Promise<void> => {
  const productId = productIds[Math.floor(random() * productIds.length)] ?? "";
  const quantity = 1 + Math.floor(random() * 3);
  const ctx = context();
  const { order, paymentIntentId, clientSecret } = await placeCheckout(ctx, [{ productId, quantity }]);
  await payIntent(paymentIntentId, clientSecret);
  const paid = await settlePayment(ctx, await retrievePaymentIntent(paymentIntentId ?? ""));
  expect(paid).toBeDefined();
  const dateOrderId = `${ctx.now.toISOString()}-${order.id}`;
  expected.rows.set(dateOrderId, {
    customerId: "guest",
    dateOrderId,
    paymentId: order.id,
    paymentAmount: toDecimal(order.total, "usd"),
    paymentCurrency: "usd",
    totalQuantity: quantity,
  });
  const { id: orderId, userId, cartKey, subtotal, total, currency } = order;
  const lines = [{ productId, quantity, unitPrice: subtotal / quantity }];
  expected.documents.set(orderId, { orderId, userId, cartKey, lines, subtotal, total, currency });
  if (total >= 10_000) expected.indexed.add(orderId);
  expected.sold.set(productId, (expected.sold.get(productId) ?? 0) + quantity);
};

const allRows = async (): Promise<Map<string, ExternalOrderRow>> => {
  const rows = new Map<string, ExternalOrderRow>();
  for (let after: string | undefined; ; ) {
    const page = await listExternalOrders(db(), {}, { limit: 100, after });
    for (const row of page.rows) rows.set(row.dateOrderId, row);
    if (page.next === null) return rows;
    after = page.next;
  }
};

const allLines = async (): Promise<[string, unknown][]> => {
  const { backups } = await listBackups(db(), { limit: 100 });
  const texts = await Promise.all(
    backups.map(async ({ key }) => {
      const content = await readBackup(db(), key);
      return content.ok ? content.value.toString().trimEnd().split("\n") : [];
    }),
  );
  return texts.flat().map((line) => {
    const { aggregateId, data } = JSON.parse(line) as { aggregateId: string; data: unknown };
    return [aggregateId, data];
  });
};

/** Some rows cannot be written while this holds, however often they are tried. */
const breakSomeRows = () =>
  db().execute(sql`
    create function refuse_some() returns trigger language plpgsql as $$
    begin
      if hashtext(new.date_order_id) % 25 = 0 then raise exception 'the disk is full'; end if;
      return new;
    end $$`);

beforeAll(async () => {
  serveJobs(queue, () => (random() < 0.1 ? new Response("ill", { status: 500 }) : null));
  for (const fault of [
    { rule: "drop", probability: 0.1 },
    { rule: "duplicate", probability: 0.1 },
    { rule: "reorder" },
    { rule: "delay", probability: 0.05, latencyMs: 1_500 },
  ])
    await queue.faults.add({ service: "qstash", ...fault });
});

describe("a thousand events through a queue that drops, doubles, shuffles, delays and fails", () => {
  test("leave every projection as if nothing had happened", { timeout: 300_000 }, async () => {
    const products = await addProducts(
      db(),
      Array.from({ length: 5 }, (_, n) => ({ name: `Thing ${n}`, stock: 10_000, price: 4_000 })),
    );
    const productIds = products.map(({ id }) => id);
    await breakSomeRows();
    await db().execute(
      sql`create trigger refuse before insert on external_orders for each row execute function refuse_some()`,
    );
    const turns = [...Array(OUTSIDE).fill("outside"), ...Array(OWN).fill("own")].sort(() => random() - 0.5);
    for (const [n, turn] of turns.entries()) {
      await (turn === "outside" ? sendOutside(n) : sendOwn(productIds));
      if (n % 100 === 99) await dispatchOutbox(db());
    }
    await sweepAll(db(), queue);
    await db().execute(sql`drop trigger refuse on external_orders`);
    const dead = await db().select().from(deadLetters);
    expect(dead.length).toBeGreaterThan(10);
    expect(new Set(dead.map(({ subscription }) => subscription))).toEqual(new Set(["checkout-pipeline"]));
    await redriveDeadLetters(context(), {});
    await sweepAll(db(), queue);
    while (later.length > 0) await Promise.all(later.splice(0));
    expect(await db().$count(deadLetters, sql`resolved_at is null`)).toBe(0);

    expect(await allRows()).toEqual(expected.rows);
    expect(expected.rows.size).toBe(OUTSIDE + OWN);
    const sold = await db().select().from(soldLines);
    const counted = new Map<string, number>();
    for (const { productId, quantity } of sold)
      counted.set(productId, (counted.get(productId) ?? 0) + quantity);
    expect(counted).toEqual(expected.sold);
    await flush(db());
    const lines = await allLines();
    expect(lines).toHaveLength(OUTSIDE + OWN);
    expect(new Map(lines)).toEqual(expected.documents);
    const indexed = [...(await browseDocuments()).values()].flatMap((held) =>
      [...held.values()].map((text) => (JSON.parse(text) as { orderId: string }).orderId),
    );
    expect(indexed).toHaveLength(expected.indexed.size);
    expect(new Set(indexed)).toEqual(expected.indexed);

    expect((await rebuildOrders(context(), { swaps: false })).differences).toEqual([]);
    expect((await rebuildAnalytics(context(), { swaps: false })).differences).toEqual([]);
    expect((await compareSold(context())).corrected).toEqual([]);
  });
});
