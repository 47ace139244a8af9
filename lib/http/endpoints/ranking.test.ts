import { createHmac, randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import * as refundRoute from "@/app/api/admin/orders/[orderId]/refund/route";
import { POST as webhook } from "@/app/api/payment/webhook/route";
import * as rankingRoute from "@/app/api/search/purchased-ranking/route";
import { deliveries, events } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { SUBSCRIPTIONS } from "@/lib/events/subscriptions";
import { JOBS } from "@/lib/jobs/registry";
import { env, requireEnv } from "@/lib/kernel/env";
import { rebuildSold } from "@/lib/ranking/rebuild-sold";
import { retrievePaymentIntent } from "@/lib/services/payments";
import { addProducts } from "@/testing/catalog";
import { payIntent, placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { callRoute } from "@/testing/http";
import { signIn } from "@/testing/session";
import * as endpoints from "./search";

const db = useDatabase();
const ctx = () => createContext(db(), "system:test");

const rank = async (query = ""): Promise<[string, number][]> => {
  const answer = await callRoute(rankingRoute, { path: `/search/purchased-ranking?${query}` });
  const { products } = endpoints.listMostSold.responses[200].schema.parse(answer.body);
  return products.map(({ name, sold }) => [name, sold]);
};

/** Delivers to these jobs everything they have not heard yet. */
const runJobs = async (...names: ("refund-execution" | "sold-counts")[]): Promise<void> => {
  for (const subscription of names) {
    const told = await db()
      .select({ id: events.id })
      .from(events)
      .where(inArray(events.type, [...SUBSCRIPTIONS[subscription].types]))
      .orderBy(events.seq);
    for (const { id: eventId } of told) {
      const id = `${eventId}.${subscription}`;
      await db().insert(deliveries).values({ id, eventId, subscription }).onConflictDoNothing();
      await deliver(ctx(), { deliveryId: id, job: await JOBS[subscription](), lastTry: false });
    }
  }
};

const tellPaid = async (intentId: string | null): Promise<void> => {
  const object = await retrievePaymentIntent(intentId ?? "");
  const event = { id: `evt_${randomUUID()}`, object: "event", type: "payment_intent.succeeded", created: 1 };
  const payload = JSON.stringify({ ...event, data: { object } });
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", requireEnv("STRIPE_WEBHOOK_SECRET"))
    .update(`${at}.${payload}`)
    .digest("hex");
  const send = () =>
    webhook(
      new Request(`${env.APP_URL}/api/payment/webhook`, {
        method: "POST",
        body: payload,
        headers: { "stripe-signature": `t=${at},v1=${signature}` },
      }),
      { params: Promise.resolve({}) },
    );
  const answers = await Promise.all([send(), send()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
};

const buy = async (lines: Record<string, number>) => {
  const placed = await placeCheckout(
    ctx(),
    Object.entries(lines).map(([productId, quantity]) => ({ productId, quantity })),
  );
  expect(await payIntent(placed.paymentIntentId, placed.clientSecret)).toBe(200);
  return placed;
};

test("nothing bought, nobody is ranked; then what was paid counts, once, minus what was refunded", async () => {
  await addProducts(
    db(),
    ["A", "B", "C", "D"].map((id) => ({ id, name: `Product ${id}`, stock: 100, price: 5000 })),
  );
  expect(await rank()).toEqual([]);

  const first = await buy({ A: 2, B: 1, C: 3 });
  const second = await buy({ B: 5 });
  await runJobs("sold-counts");
  expect(await rank()).toEqual([]);

  for (const round of [1, 2]) {
    await tellPaid(first.paymentIntentId);
    await tellPaid(second.paymentIntentId);
    await runJobs("sold-counts");
    expect(await rank(), `webhooks, round ${round}`).toEqual([
      ["Product B", 6],
      ["Product C", 3],
      ["Product A", 2],
    ]);
  }

  const admin = (await signIn(db(), "admin")).headers;
  const refund = await callRoute(refundRoute, {
    method: "POST",
    path: `/admin/orders/${second.order.id}/refund`,
    params: { orderId: second.order.id },
    body: { lines: [{ productId: "B", quantity: 5 }], reason: "wrong size" },
    headers: admin,
  });
  expect(refund.status).toBe(200);
  await runJobs("refund-execution", "sold-counts");
  const after = [
    ["Product C", 3],
    ["Product A", 2],
    ["Product B", 1],
  ];
  expect(await rank()).toEqual(after);
  expect(await rank("size=1")).toEqual([["Product C", 3]]);

  expect(await rebuildSold(ctx())).toMatchObject({ corrected: [] });
  expect(await rank()).toEqual(after);
  const paid = await db().select().from(events).where(eq(events.type, "order.paid"));
  expect(paid.length).toBe(2);
});
