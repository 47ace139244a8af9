import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { purchases } from "@/db/schema/checkout";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { bookEntry } from "@/lib/wallet/book-entry";
import { addProducts } from "@/testing/catalog";
import { ADDRESS } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { askAs, formOf } from "@/testing/desk";
import { signIn } from "@/testing/session";
import { buyNow } from "./buy-now";
import { countOpenPurchases, listDeskPurchases } from "./desk-queries";
import { DeskPurchaseFilter } from "./desk-rules";
import { PURCHASE_STEPS } from "./purchase-steps";

const db = useDatabase();
const userId = createId("usr");
let productId = "";

beforeAll(async () => {
  askAs((await signIn(db(), "admin")).headers);
  const [product] = await addProducts(db(), [{ name: "Lantern", price: 2000, stock: 5 }]);
  productId = product?.id ?? "";
  await inTransaction(db(), (tx) =>
    bookEntry(tx, createContext(tx, "system:test"), {
      ...{ userId, amount: 10_000, reason: "gift", cause: userId },
    }),
  );
});

const buy = (quantity: number) =>
  buyNow(
    createContext(db(), `user:${userId}`),
    { userId, email: "ana@example.com", shippingAddress: ADDRESS },
    { productId, quantity },
  );

const listed = async (query: Record<string, string>) =>
  (await listDeskPurchases(db(), DeskPurchaseFilter.parse(query))).rows;

describe("quick buys in the office", () => {
  test("are listed newest first, by state, and found by buyer", async () => {
    await buy(1);
    await buy(99);
    expect((await listed({ q: userId })).map(({ state, productName }) => [state, productName])).toEqual([
      ["failed", "Lantern"],
      ["succeeded", "Lantern"],
    ]);
    expect((await listed({ q: userId, state: "failed" })).map(({ failure }) => failure)).toEqual([
      "insufficient-stock",
    ]);
    expect(await listed({ q: userId, state: "under-way" })).toEqual([]);
  });

  test("that stopped half way are taken up to their end, once, under the admin who did it", async () => {
    const debit = PURCHASE_STEPS[1];
    if (!debit) throw new Error("unreachable");
    const dies = vi.spyOn(debit, "act").mockRejectedValueOnce(new Error("the process was killed"));
    await expect(buy(1)).rejects.toThrow("the process was killed");
    dies.mockRestore();
    expect(await countOpenPurchases(db())).toBe(1);
    const [stuck] = await listed({ q: userId, state: "under-way" });
    const { resumePurchaseAction } = await import("./desk-actions");
    const resume = () => resumePurchaseAction(null, formOf({ orderId: stuck?.orderId ?? "" }));
    expect(await Promise.all([resume(), resume()])).toMatchObject([
      { ok: true, value: { state: "succeeded" } },
      { ok: true, value: { state: "succeeded" } },
    ]);
    const [row] = await db()
      .select()
      .from(purchases)
      .where(eq(purchases.orderId, stuck?.orderId ?? ""));
    expect(row?.steps).toHaveLength(PURCHASE_STEPS.length);
    const audited = await db()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subject, stuck?.orderId ?? ""));
    expect(audited[0]).toMatchObject({ action: "purchase.resume", after: { state: "succeeded" } });
    expect(await resume()).toMatchObject({ ok: true, value: { state: "succeeded" } });
  });
});
