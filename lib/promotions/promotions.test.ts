import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as codeRoute from "@/app/api/admin/promotion-codes/[id]/route";
import * as codesRoute from "@/app/api/admin/promotion-codes/route";
import { auditEntries } from "@/db/schema/audit";
import { promotionCodes, promotionUses } from "@/db/schema/promotions";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { createContext } from "@/lib/events/context";
import { randomToken } from "@/lib/kernel/hash";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { expireOrder } from "@/lib/orders/expire-orders";
import { findOrderRow } from "@/lib/orders/queries";
import { settlePayment } from "@/lib/orders/settle-payment";
import { retrievePaymentIntent } from "@/lib/services/payments";
import { addProducts } from "@/testing/catalog";
import { ADDRESS, placeCheckout } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";
import type { GivenBenefit, GivenConditions } from "./rules";
import { createPromotionCode } from "./write-codes";

const db = useDatabase();
let product = "";
let serial = 0;
let admin: Awaited<ReturnType<typeof signIn>>;

const context = (minutes = 0) =>
  createContext(db(), "guest", { now: new Date(Date.now() + minutes * 60_000) });

beforeAll(async () => {
  admin = await signIn(db(), "admin");
});

beforeEach(async () => {
  serial += 1;
  const [row] = await addProducts(db(), [{ name: `Promoted ${serial}`, price: 4000, stock: 500 }]);
  product = row?.id ?? "";
});

const give = async (
  conditions: GivenConditions = [],
  benefit: GivenBenefit = { rule: "percent", args: { percent: 10 } },
): Promise<string> => {
  const code = `CODE${serial}-${randomToken()
    .slice(0, 6)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "X")}`;
  const made = await createPromotionCode(context(), { code, benefit, conditions, active: true });
  if (!made.ok) throw new Error(made.problem.detail);
  return code;
};

const order = (
  promotionCode: string,
  { quantity = 1, cartKey = `a:${randomToken()}`, email = "", minutes = 0 } = {},
) =>
  startCheckout(
    context(minutes),
    { cartKey, userId: null, addressHash: randomToken(), guestToken: null },
    { email: email || `${randomToken()}@example.com`, shippingAddress: ADDRESS, promotionCode },
    [{ productId: product, quantity }],
  );

const used = async (code: string) => {
  const [row] = await db().select().from(promotionCodes).where(eq(promotionCodes.code, code));
  const held = await db()
    .select()
    .from(promotionUses)
    .where(and(eq(promotionUses.codeId, row?.id ?? ""), isNull(promotionUses.returnedAt)));
  expect(row?.used).toBe(held.length);
  return row?.used;
};

const refusal = (detail: RegExp) => ({
  ok: false,
  problem: {
    slug: "invalid-promotion-code",
    detail: expect.stringMatching(detail),
    errors: [{ path: "promotionCode" }],
  },
});

describe("a promotion code", () => {
  test("takes its share off the goods and says why; case and blanks do not matter", async () => {
    const code = await give();
    const started = await order(` ${code.toLowerCase()} `, { quantity: 2 });
    expect(started).toMatchObject({
      ok: true,
      value: {
        quote: {
          subtotal: 8000,
          discounts: [{ source: `promotion:${code}`, amount: 800, why: `10% off with ${code}` }],
          shippingFee: 0,
          total: 7200,
        },
        order: { discount: 800, total: 7200 },
      },
    });
  });

  test("of an amount never takes more than the goods cost, and then there is nothing to pay", async () => {
    const code = await give([], { rule: "amount", args: { amount: 99_999 } });
    expect(await order(code)).toMatchObject({
      ok: true,
      value: { order: { status: "paid", total: 0, settlement: "zero-total" }, clientSecret: null },
    });
    expect(await used(code)).toBe(1);
  });

  test("that is unknown, early, late, too big for the cart or used up is refused in words", async () => {
    expect(await order("NOBODYKNOWS")).toMatchObject(refusal(/do not know/));
    const early = await give([{ rule: "dates", args: { from: "2100-01-01T00:00:00Z" } }]);
    expect(await order(early)).toMatchObject(refusal(/begins on January 1, 2100/));
    const late = await give([{ rule: "dates", args: { until: "2020-01-01T00:00:00Z" } }]);
    expect(await order(late)).toMatchObject(refusal(/expired/));
    const big = await give([{ rule: "minimum", args: { amount: 5000 } }]);
    expect(await order(big)).toMatchObject(refusal(/\$50\.00; \$10\.00 is missing/));
    const once = await give([{ rule: "uses", args: { limit: 1 } }]);
    expect(await order(once)).toMatchObject({ ok: true });
    expect(await order(once)).toMatchObject(refusal(/as often as it can be/));
  });

  test("that may be used once is used once by a hundred carts at once", async () => {
    const code = await give([{ rule: "uses", args: { limit: 1 } }]);
    const tries = await Promise.all(Array.from({ length: 100 }, () => order(code)));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      tries.filter((result) => !result.ok && result.problem.slug === "invalid-promotion-code"),
    ).toHaveLength(99);
    expect(await used(code)).toBe(1);
  });

  test("that may be used twice a customer knows the customer by the address", async () => {
    const code = await give([{ rule: "uses-per-customer", args: { limit: 2 } }]);
    const mine = await Promise.all(
      Array.from({ length: 6 }, () => order(code, { email: "eva@example.com" })),
    );
    expect(mine.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await order(code, { email: "eva@example.com" })).toMatchObject(refusal(/You have used/));
    expect(await order(code, { email: "ada@example.com" })).toMatchObject({ ok: true });
  });

  test("is returned when the order is cancelled or expires, and only once", async () => {
    const code = await give([{ rule: "uses", args: { limit: 1 } }]);
    const first = await placeCheckout(context(), [{ productId: product, quantity: 1 }], {
      promotionCode: code,
    });
    await Promise.all([cancelOrder(context(), first.order), cancelOrder(context(), first.order)]);
    expect(await used(code)).toBe(0);
    const second = await placeCheckout(context(), [{ productId: product, quantity: 1 }], {
      promotionCode: code,
    });
    await expireOrder(context(31), second.order.id);
    expect(await used(code)).toBe(0);
  });

  test("stays with a cart that is checked out again, also when the cart changed", async () => {
    const code = await give([{ rule: "uses", args: { limit: 1 } }]);
    const cart = { cartKey: `a:${randomToken()}`, email: "kim@example.com" };
    const [first, again] = [await order(code, cart), await order(code, cart)];
    expect(first.ok && again.ok && first.value.order.id === again.value.order.id).toBe(true);
    expect(await order(code, { ...cart, quantity: 2 })).toMatchObject({ ok: true });
    expect(await used(code)).toBe(1);
  });

  test("is taken again by money that comes late, and paid back when another cart has it by then", async () => {
    const code = await give([{ rule: "uses", args: { limit: 1 } }]);
    const lines = [{ productId: product, quantity: 1 }];
    const late = async () => {
      const placed = await placeCheckout(context(), lines, { promotionCode: code });
      await expireOrder(context(31), placed.order.id);
      const intent = await retrievePaymentIntent(placed.paymentIntentId ?? "");
      return { ...intent, status: "succeeded" as const, amount_received: placed.order.total };
    };
    const [a, b] = [await late(), await late()];
    expect(await settlePayment(context(), a)).toMatchObject({ status: "paid" });
    expect(await used(code)).toBe(1);
    expect(await settlePayment(context(), b)).toMatchObject({ status: "refunded" });
    expect(await used(code)).toBe(1);
    expect((await findOrderRow(db(), b.metadata.orderId ?? ""))?.refundStatus).toBe("full");
  });
});

describe("the administration of codes", () => {
  const call = (method: "GET" | "POST", body?: unknown, headers: Record<string, string> = admin.headers) =>
    callRoute(codesRoute, { method, path: "/admin/promotion-codes", body, headers });
  const callOne = (method: "PATCH" | "DELETE", id: string, body?: unknown) =>
    callRoute(codeRoute, {
      method,
      path: `/admin/promotion-codes/${id}`,
      params: { id },
      body,
      headers: admin.headers,
    });
  const spring = {
    code: "spring",
    benefit: { rule: "percent", args: { percent: 15 } },
    conditions: [{ rule: "minimum", args: { amount: 2000 } }],
  };

  test("makes, shows, changes and deletes a code, each with its row in the audit log", async () => {
    const made = await call("POST", spring);
    expect(made).toMatchObject({
      status: 201,
      body: {
        promotionCode: { code: "SPRING", used: 0, explanation: ["15% off", "from $20.00 of goods"] },
      },
    });
    const { id } = (made.body as { promotionCode: { id: string } }).promotionCode;
    expect(problemOf(await call("POST", spring))).toBe("conflict");
    expect(await callOne("PATCH", id, { active: false })).toMatchObject({
      status: 200,
      body: { promotionCode: { active: false } },
    });
    expect(await order("SPRING")).toMatchObject(refusal(/do not know/));
    expect((await callOne("DELETE", id)).status).toBe(204);
    expect((await callOne("DELETE", id)).status).toBe(404);
    expect((await callOne("PATCH", id, { nonsense: 1 })).status).toBe(404);
    const listed = (await call("GET")).body as { promotionCodes: { id: string }[] };
    expect(listed.promotionCodes.map((entry) => entry.id)).not.toContain(id);
    const audit = await db().select().from(auditEntries).where(eq(auditEntries.subject, id));
    expect(audit.map(({ action }) => action).sort()).toEqual([
      "promotion-code.create",
      "promotion-code.delete",
      "promotion-code.update",
    ]);
    const said = { ...spring, code: "SPRING", active: true };
    expect(audit.find(({ action }) => action === "promotion-code.update")).toMatchObject({
      before: said,
      after: { ...said, active: false },
    });
    expect((await call("POST", spring)).status).toBe(201);
  });

  test("refuses rules that make no sense, and everybody but admins", async () => {
    const percent = { rule: "percent", args: { percent: 101 } };
    expect((await call("POST", { ...spring, code: "x1", benefit: percent })).status).toBe(422);
    const twice = [spring.conditions[0], spring.conditions[0]];
    expect((await call("POST", { ...spring, code: "TWICE", conditions: twice })).status).toBe(422);
    expect((await call("GET", undefined, {})).status).toBe(401);
    expect((await call("GET", undefined, (await signIn(db())).headers)).status).toBe(403);
  });
});
