import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { productStock } from "@/db/schema/catalog";
import { orders, refunds } from "@/db/schema/orders";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { addProducts } from "@/testing/catalog";
import { ADDRESS, payIntent, placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { askAs, formOf } from "@/testing/desk";
import { signIn } from "@/testing/session";
import { countOrders, findDeskDetail, listDeskOrders, salesByDay } from "./desk-queries";
import { DeskOrderFilter } from "./desk-rules";
import { findOrder } from "./queries";

const db = useDatabase();
const actions = () => import("./desk-actions");
let actor = "";

beforeAll(async () => {
  const admin = await signIn(db(), "admin");
  actor = `user:${admin.userId}`;
  askAs(admin.headers);
});

/** An order of three units at 10.00 that was paid at Stripe. */
const paidOrder = async () => {
  const [product] = await addProducts(db(), [
    { name: "Basket", slug: createId("prd").toLowerCase().replace("_", "-") },
  ]);
  const productId = product?.id ?? "";
  const placed = await placeCheckout(createContext(db(), "guest"), [{ productId, quantity: 3 }]);
  await payIntent(placed.paymentIntentId, placed.clientSecret);
  const { settlePayment } = await import("./settle-payment");
  const { retrievePaymentIntent } = await import("@/lib/services/payments");
  await settlePayment(
    createContext(db(), "system:test"),
    await retrievePaymentIntent(placed.paymentIntentId ?? ""),
  );
  return { orderId: placed.order.id, productId };
};

const refund = async (orderId: string, fields: Record<string, string>, key: string = crypto.randomUUID()) => {
  const { refundOrderAction } = await actions();
  return refundOrderAction(null, formOf({ orderId, key, reason: "broken", ...fields }));
};

const audited = async (subject: string) => {
  const rows = await db()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, subject))
    .orderBy(auditEntries.id);
  return rows.map(({ action, actor: who }) => [action, who]);
};

const stockOf = async (productId: string) =>
  (await db().select().from(productStock).where(eq(productStock.productId, productId)))[0]?.stock;

describe("a refund from the desk", () => {
  test("pays lines back, restocks them and stands in the audit log", async () => {
    const { orderId, productId } = await paidOrder();
    const before = await stockOf(productId);
    const answer = await refund(orderId, { what: "lines", [`line:${productId}`]: "2", restock: "on" });
    expect(answer).toMatchObject({ ok: true, value: { amount: 2000, status: "pending" } });
    expect(await stockOf(productId)).toBe((before ?? 0) + 2);
    expect(await findOrder(db(), orderId)).toMatchObject({ refundStatus: "partial", refundedTotal: 2000 });
    expect(await audited(orderId)).toEqual([["order.refund", actor]]);
  });

  test("that is sent twice pays once and answers the same", async () => {
    const { orderId } = await paidOrder();
    const key = crypto.randomUUID();
    const twice = await Promise.all([
      refund(orderId, { what: "amount", amount: "5" }, key),
      refund(orderId, { what: "amount", amount: "5" }, key),
    ]);
    const again = await refund(orderId, { what: "amount", amount: "5" }, key);
    expect(again).toMatchObject({ ok: true, value: { amount: 500 } });
    expect(twice).toContainEqual(again);
    expect(await db().$count(refunds, eq(refunds.orderId, orderId))).toBe(1);
  });

  test("of too much, of nothing or without a reason is refused in words and moves nothing", async () => {
    const { orderId, productId } = await paidOrder();
    const refused = await Promise.all([
      refund(orderId, { what: "amount", amount: "99999" }),
      refund(orderId, { what: "amount", amount: "ten" }),
      refund(orderId, { what: "lines", [`line:${productId}`]: "0" }),
      refund(orderId, { what: "lines", [`line:${productId}`]: "4" }),
      refund(orderId, { what: "all", reason: " " }),
    ]);
    expect(refused.map((answer) => (answer.ok ? "paid" : answer.problem.slug))).toEqual([
      "refund-too-large",
      "invalid-body",
      "invalid-body",
      "refund-too-large",
      "invalid-body",
    ]);
    expect(await findOrder(db(), orderId)).toMatchObject({ refundStatus: "none", refundedTotal: 0 });
  });
});

describe("the steps of an order", () => {
  const step = async (orderId: string, to: string) => {
    const { stepOrderAction } = await actions();
    return stepOrderAction(null, formOf({ orderId, to }));
  };

  test("are taken one after another, each in history and audit", async () => {
    const { orderId } = await paidOrder();
    expect(await step(orderId, "delivered")).toMatchObject({
      ok: false,
      problem: { slug: "illegal-transition", extra: { legal: ["fulfilled", "refunded"] } },
    });
    expect(await step(orderId, "fulfilled")).toMatchObject({ ok: true });
    expect(await step(orderId, "fulfilled")).toMatchObject({ ok: false });
    expect(await step(orderId, "delivered")).toMatchObject({ ok: true });
    expect((await findDeskDetail(db(), orderId))?.history.map(({ type }) => type)).toEqual([
      "placed",
      "paid",
      "fulfilled",
      "delivered",
    ]);
    expect(await audited(orderId)).toEqual([
      ["order.fulfil", actor],
      ["order.deliver", actor],
    ]);
  });

  test("cancel an open order at Stripe first; a paid one cannot be cancelled", async () => {
    const [product] = await addProducts(db(), [{ name: "Held", slug: "held-by-an-order", stock: 5 }]);
    const lines = [{ productId: product?.id ?? "", quantity: 2 }];
    const placed = await placeCheckout(createContext(db(), "guest"), lines);
    const orderId = placed.order.id;
    expect(await step(orderId, "cancelled")).toMatchObject({ ok: true });
    expect(await findOrder(db(), orderId)).toMatchObject({ status: "cancelled", paymentStatus: "canceled" });
    expect(await audited(orderId)).toEqual([["order.cancel", actor]]);
    const paid = await paidOrder();
    expect(await step(paid.orderId, "cancelled")).toMatchObject({ ok: false });
  });

  test("a note is for colleagues only", async () => {
    const { orderId } = await paidOrder();
    const { noteOrderAction } = await actions();
    await noteOrderAction(null, formOf({ orderId, note: "Called twice." }));
    expect((await findOrder(db(), orderId))?.events.map(({ note }) => note)).not.toContain("Called twice.");
    expect((await findDeskDetail(db(), orderId))?.history.at(-1)).toMatchObject({
      note: "Called twice.",
      public: false,
      actor,
    });
    expect(await noteOrderAction(null, formOf({ orderId, note: " " }))).toMatchObject({ ok: false });
  });
});

describe("the table of orders", () => {
  test("finds by id, address, payment and product, counts by state, and goes through all once", async () => {
    const now = new Date();
    const rows = Array.from({ length: 130 }, (_, n) => ({
      id: createId("ord"),
      email: `desk-${n % 3}@example.com`,
      status: n % 2 === 0 ? ("paid" as const) : ("delivered" as const),
      stockState: "taken" as const,
      settlement: "card" as const,
      paymentStatus: "succeeded",
      quote: {},
      quoteHash: `hash-${n}`,
      subtotal: 100,
      total: 100,
      currency: "usd",
      shippingAddress: ADDRESS,
      placedAt: new Date(now.getTime() - (n % 10) * 86_400_000),
    }));
    await db().insert(orders).values(rows);
    const filter = { q: "desk-" };
    expect(await countOrders(db(), DeskOrderFilter.parse(filter))).toEqual({ paid: 65, delivered: 65 });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listDeskOrders(db(), DeskOrderFilter.parse({ ...filter, after }));
      seen.push(...page.rows.map(({ orderId }) => orderId));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(seen)).toEqual(new Set(rows.map((row) => row.id)));
    expect(seen).toHaveLength(130);
    const { orderId } = await paidOrder();
    for (const q of [orderId, "ana@example", "Basket"]) {
      const found = await listDeskOrders(db(), DeskOrderFilter.parse({ q }));
      expect(found.rows.map((row) => row.orderId)).toContain(orderId);
    }
    const days = await salesByDay(db(), 10, now);
    expect(days).toHaveLength(10);
    expect(days.slice(0, 9).map((day) => day.orders)).toEqual(Array.from({ length: 9 }, () => 13));
  });
});
