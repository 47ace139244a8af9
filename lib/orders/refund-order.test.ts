import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { categories, productStock, products } from "@/db/schema/catalog";
import { orderLines, orders } from "@/db/schema/orders";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { useDatabase } from "@/testing/database";
import { findOrder, findSoldTarget } from "./queries";
import { refundOrder } from "./refund-order";

const db = useDatabase();
const context = () => createContext(db(), "user:admin");
const address = { name: "Ana", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };

type Line = { price: number; quantity: number };

/** A paid order: its goods, a discount on them and a shipping fee. */
const paidOrder = async (lines: Line[], { discount = 0, shippingFee = 0 } = {}) => {
  const id = createId("ord");
  const subtotal = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const total = subtotal - discount + shippingFee;
  const ids = lines.map(() => createId("prd"));
  const quoted = lines.map((line, at) => ({
    productId: ids[at] ?? "",
    name: `Line ${at}`,
    quantity: line.quantity,
    unitPrice: line.price,
    subtotal: line.price * line.quantity,
  }));
  const quote = { lines: quoted, subtotal, discounts: [], shippingFee, tax: 0, total, currency: "usd" };
  await db()
    .insert(categories)
    .values({ slug: "refunds", name: "Refunds", imageUrl: "/art/x" })
    .onConflictDoNothing();
  await inTransaction(db(), async (tx) => {
    await tx.insert(orders).values({
      id,
      email: "ana@example.com",
      status: "paid",
      stockState: "taken",
      paymentStatus: "succeeded",
      settlement: "card",
      quote,
      quoteHash: id,
      subtotal,
      discount,
      shippingFee,
      total,
      currency: "usd",
      shippingAddress: address,
      placedAt: new Date(),
    });
    for (const [at, line] of quoted.entries()) {
      await tx.insert(products).values({
        id: line.productId,
        slug: line.productId,
        name: line.name,
        sortName: line.name,
        categorySlug: "refunds",
        price: line.unitPrice,
        currency: "usd",
        imageUrl: "/art/x",
      });
      await tx.insert(productStock).values({ productId: line.productId, stock: 100 });
      await tx.insert(orderLines).values({
        ...line,
        orderId: id,
        position: at,
        slug: line.productId,
        imageUrl: "/art/x",
        categorySlug: "refunds",
      });
    }
  });
  return { id, ids, total };
};

const refund = (orderId: string, more: object = {}) =>
  refundOrder(context(), { orderId, restock: false, reason: "damaged", ...more });

describe("a refund", () => {
  test("without lines or amount returns all that is left and closes an order that was not sent", async () => {
    const { id, ids, total } = await paidOrder([{ price: 1000, quantity: 3 }], { shippingFee: 495 });
    expect(await refund(id, { restock: true })).toMatchObject({ ok: true, value: { amount: total } });
    expect(await findOrder(db(), id)).toMatchObject({
      status: "refunded",
      refundStatus: "full",
      refundedTotal: total,
    });
    const [row] = await db().select().from(productStock).where(sql`product_id = ${ids[0]}`);
    expect(row?.stock).toBe(103);
    expect(await findSoldTarget(db(), id)).toEqual([]);
    expect(await refund(id)).toMatchObject({ ok: false });
  });

  test("of lines returns their share of what was paid, and the last line returns the rest to the cent", async () => {
    const { id, ids, total } = await paidOrder(
      [
        { price: 333, quantity: 3 },
        { price: 1001, quantity: 1 },
      ],
      { discount: 100, shippingFee: 495 },
    );
    const first = await refund(id, { lines: [{ productId: ids[0], quantity: 2 }] });
    expect(first).toMatchObject({ ok: true, value: { amount: 633 } });
    expect(await findOrder(db(), id)).toMatchObject({ status: "paid", refundStatus: "partial" });
    expect(await findSoldTarget(db(), id)).toContainEqual({ productId: ids[0], quantity: 1 });
    const rest = [
      { productId: ids[0], quantity: 1 },
      { productId: ids[1], quantity: 1 },
    ];
    expect(await refund(id, { lines: rest })).toMatchObject({ ok: true, value: { amount: total - 633 } });
    expect(await findOrder(db(), id)).toMatchObject({ refundStatus: "full", refundedTotal: total });
  });

  test("of more than is left is refused and changes nothing", async () => {
    const { id, ids, total } = await paidOrder([{ price: 1000, quantity: 1 }]);
    expect(await refund(id, { amount: total + 1 })).toMatchObject({
      ok: false,
      problem: { slug: "refund-too-large" },
    });
    expect(await refund(id, { lines: [{ productId: ids[0], quantity: 2 }] })).toMatchObject({ ok: false });
    expect(await findOrder(db(), id)).toMatchObject({ refundStatus: "none", refundedTotal: 0 });
  });

  test("twenty at once of a tenth each never return more than was paid", async () => {
    const { id, total } = await paidOrder([{ price: 1000, quantity: 1 }]);
    const results = await Promise.all(Array.from({ length: 20 }, () => refund(id, { amount: 100 })));
    expect(results.filter((result) => result.ok)).toHaveLength(10);
    expect(await findOrder(db(), id)).toMatchObject({ refundStatus: "full", refundedTotal: total });
  });
});
