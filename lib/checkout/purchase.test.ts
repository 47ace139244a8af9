import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { categories, productStock, products } from "@/db/schema/catalog";
import { purchases } from "@/db/schema/checkout";
import { events } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { findOrder } from "@/lib/orders/queries";
import { bookEntry } from "@/lib/wallet/book-entry";
import { findBalance, listUnbalanced } from "@/lib/wallet/queries";
import { useDatabase } from "@/testing/database";
import { buyNow, resumePurchases } from "./buy-now";
import { PURCHASE_STEPS } from "./purchase-steps";
import { runPurchase } from "./run-purchase";

const db = useDatabase();
const context = (now = new Date()) => createContext(db(), "user:u", { now });
const address = { name: "Ana", line1: "Main 1", city: "Utrecht", postalCode: "3511", country: "NL" };

let unicorn = "";
let userId = "";

beforeEach(async () => {
  const id = crypto.randomUUID();
  unicorn = `prd_${id}`;
  userId = `usr_${id}`;
  await db()
    .insert(categories)
    .values({ slug: "unicorns", name: "Unicorns", imageUrl: "/art/x" })
    .onConflictDoNothing();
  await db().insert(products).values({
    id: unicorn,
    slug: unicorn,
    name: "Unicorn",
    sortName: "unicorn",
    categorySlug: "unicorns",
    price: 170_000,
    currency: "usd",
    imageUrl: "/art/x",
  });
  await db().insert(productStock).values({ productId: unicorn, stock: 4 });
  await inTransaction(db(), (tx) =>
    bookEntry(tx, createContext(tx, "system:test"), { userId, amount: 330_000, reason: "gift", cause: id }),
  );
});

const buy = async (quantity: number) => {
  const bought = await buyNow(
    context(),
    { userId, email: "ana@example.com", shippingAddress: address },
    { productId: unicorn, quantity },
  );
  if (!bought.ok) throw new Error(bought.problem.detail);
  return bought.value;
};

const stock = async () => {
  const [row] = await db().select().from(productStock).where(eq(productStock.productId, unicorn));
  return { stock: row?.stock, reserved: row?.reserved };
};

const trace = (steps: { name: string; status: string }[]) =>
  steps.map(({ name, status }) => `${name} ${status}`);

describe("a quick buy", () => {
  test("takes the stock, the money and gives the order; then there is too little, of money or of unicorns", async () => {
    const first = await buy(1);
    expect(trace(first.steps)).toEqual(["reserve-stock done", "debit-wallet done", "place-order done"]);
    expect(await findBalance(db(), userId)).toBe(160_000);
    expect(await stock()).toEqual({ stock: 3, reserved: 0 });
    expect(await findOrder(db(), first.orderId)).toMatchObject({ status: "paid", total: 170_000 });

    const second = await buy(1);
    expect(second).toMatchObject({ state: "failed", failure: "insufficient-balance" });
    expect(trace(second.steps)).toEqual([
      "reserve-stock done",
      "debit-wallet failed",
      "reserve-stock compensated",
    ]);
    expect(await stock()).toEqual({ stock: 3, reserved: 0 });

    expect(await buy(9)).toMatchObject({ state: "failed", failure: "insufficient-stock" });
    expect(await stock()).toEqual({ stock: 3, reserved: 0 });
    expect(await findBalance(db(), userId)).toBe(160_000);
    expect(await findOrder(db(), second.orderId)).toBeNull();
  });

  test("tells of itself once, with its amount", async () => {
    const { orderId } = await buy(1);
    const told = await db().select().from(events).where(eq(events.aggregateId, orderId));
    expect(told.map(({ type, attributes }) => [type, attributes.amount])).toEqual([
      ["purchase.completed", "1700.00"],
    ]);
  });

  test("ten at once with money for one buy one", async () => {
    const bought = await Promise.all(Array.from({ length: 10 }, () => buy(1)));
    expect(bought.filter(({ state }) => state === "succeeded")).toHaveLength(1);
    expect(await findBalance(db(), userId)).toBe(160_000);
    expect(await stock()).toEqual({ stock: 3, reserved: 0 });
    expect(await listUnbalanced(db())).toEqual([]);
  });

  test.each(PURCHASE_STEPS.map((step, at) => [step.name, at] as const))(
    "that dies in %s is finished by whoever resumes it, each step once",
    async (_, at) => {
      const step = PURCHASE_STEPS[at];
      if (!step) throw new Error("unreachable");
      const dies = vi.spyOn(step, "act").mockRejectedValueOnce(new Error("the process was killed"));
      await expect(buy(1)).rejects.toThrow("the process was killed");
      dies.mockRestore();
      const [left] = await db().select().from(purchases).where(eq(purchases.userId, userId));
      expect(left?.state).toBe("running");

      const later = new Date(Date.now() + 60_000);
      await Promise.all([resumePurchases(context(later)), runPurchase(context(later), left?.orderId ?? "")]);
      const [done] = await db().select().from(purchases).where(eq(purchases.userId, userId));
      expect(done?.state).toBe("succeeded");
      expect(await findBalance(db(), userId)).toBe(160_000);
      expect(await stock()).toEqual({ stock: 3, reserved: 0 });
      const orders = await db().execute(sql`select 1 from orders where user_id = ${userId}`);
      expect(orders.rows).toHaveLength(1);
    },
  );
});
