import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { campaignAwards, campaignVersions } from "@/db/schema/campaigns";
import { events } from "@/db/schema/events";
import { orders } from "@/db/schema/orders";
import { pointTransactions } from "@/db/schema/points";
import { buyNow } from "@/lib/checkout/buy-now";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { adoptOrders } from "@/lib/orders/adopt-orders";
import { findPaidOrder } from "@/lib/orders/paid-queries";
import { refundOrder } from "@/lib/orders/refund-order";
import { readPoints } from "@/lib/points/queries";
import { creditWallet } from "@/lib/wallet/credit-wallet";
import { addProducts } from "@/testing/catalog";
import { ADDRESS } from "@/testing/checkout";
import { useDatabase } from "@/testing/database";
import { addPaidOrder, type GivenOrder, retellCampaigns, tellCampaigns } from "@/testing/paid-orders";
import { followOrder } from "../points/follow-order";
import { changeCampaign } from "./change-campaign";
import { createCampaign } from "./create-campaign";
import { deleteCampaign } from "./delete-campaign";
import { evaluateOrder } from "./evaluate-order";
import { findEvaluation } from "./queries";
import { type CampaignRule, NewCampaign } from "./schema";

const db = useDatabase();
const T0 = Date.parse("2026-03-01T12:00:00Z");
const at = (minutes: number) => new Date(T0 + minutes * 60_000);
const ctx = (minutes = 0) => createContext(db(), "user:admin", { now: at(minutes) });

beforeEach(() =>
  db().execute(sql`truncate campaigns, campaign_versions, campaign_evaluations, campaign_awards cascade`),
);

const TENTH: CampaignRule = {
  variable: "$.amount",
  condition: { rule: "numeric_greater_than", value: 0 },
  action: { command: "issue", formula: "$.amount/10" },
};
const flat = (formula: string): CampaignRule => ({ ...TENTH, action: { command: "issue", formula } });

const campaign = (more: Partial<NewCampaign> = {}, minutes = 0) =>
  createCampaign(
    ctx(minutes),
    NewCampaign.parse({ campaign_name: "A tenth", status: "active", rules: [TENTH], ...more }),
  );

const buy = async (given: GivenOrder) => {
  const userId = given.userId === undefined ? createId("usr") : given.userId;
  const { orderId, eventId } = await addPaidOrder(db(), { paidAt: at(10), ...given, userId });
  expect(await tellCampaigns(db(), eventId)).toBe("done");
  return { orderId, eventId, userId: userId ?? "", evaluation: await findEvaluation(db(), orderId) };
};

const issuedTo = (accountId: string) =>
  db().select().from(pointTransactions).where(eq(pointTransactions.accountId, accountId));

const balanceOf = async (accountId: string) => (await readPoints(db(), accountId, new Date())).balance;

describe("a paid order", () => {
  test("earns what the campaigns say, with the sum in numbers and who brought what", async () => {
    const tenth = await campaign();
    const extra = await campaign({ client: "*", rules: [flat("50"), flat("-$.items")] });
    const { orderId, userId, evaluation } = await buy({ amount: 180_000, discount: 10_000, shipping: 500 });
    expect(evaluation).toMatchObject({
      ...{ points: 219, calculated: 219, sum: "1700 / 10 + 50 + (−1)", why: "", accountId: userId },
      facts: { client: "mercat", amount: 170_000, total: 170_500, quantity: 1, items: 1 },
    });
    expect(await issuedTo(userId)).toMatchObject([
      { type: "issue", amount: 219, orderId, occurredAt: at(10) },
    ]);
    const awards = await db().select().from(campaignAwards).where(eq(campaignAwards.orderId, orderId));
    expect(new Map(awards.map(({ campaignId, points }) => [campaignId, points]))).toEqual(
      new Map([
        [tenth.id, 170],
        [extra.id, 49],
      ]),
    );
  });

  test.each([
    [10_500, 10],
    [11_500, 12],
    [12_500, 12],
  ])("of %i cents earns %i: halves go to the even number", async (amount, points) => {
    await campaign();
    const { userId, evaluation } = await buy({ amount });
    expect(evaluation?.points).toBe(points);
    expect(await balanceOf(userId)).toBe(points);
  });

  test("issues its points once, told five times at once and again later", async () => {
    await campaign();
    const userId = createId("usr");
    const { eventId } = await addPaidOrder(db(), { amount: 170_000, userId, paidAt: at(10) });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => tellCampaigns(db(), eventId)));
    expect(outcomes).toContain("done");
    expect(await issuedTo(userId)).toMatchObject([{ amount: 170 }]);
    expect(await retellCampaigns(db(), eventId)).toBe("done");
    expect(await issuedTo(userId)).toMatchObject([{ amount: 170 }]);
    expect(await balanceOf(userId)).toBe(170);
  });

  test("is judged once by any number of transactions at once, without the deliveries' guard", async () => {
    const { id } = await campaign();
    const userId = createId("usr");
    const { eventId, orderId } = await addPaidOrder(db(), { amount: 170_000, userId, paidAt: at(10) });
    const order = await findPaidOrder(db(), orderId);
    if (!order) throw new Error("the order is not paid");
    const judged = await Promise.all(
      Array.from({ length: 10 }, () =>
        inTransaction(db(), (tx) =>
          evaluateOrder(tx, ctx(11), {
            ...{ order, eventId, occurredAt: at(10), client: "mercat", accountId: userId },
          }),
        ),
      ),
    );
    expect(judged.filter(Boolean)).toHaveLength(1);
    expect(await issuedTo(userId)).toMatchObject([{ amount: 170 }]);
    expect(await db().select().from(campaignAwards)).toMatchObject([{ campaignId: id, points: 170 }]);
  });

  test("that earns nothing is written down with the reason, and no points move", async () => {
    await campaign({ rules: [{ ...TENTH, condition: { rule: "numeric_greater_than", value: 500 } }] });
    await campaign({ rules: [flat("$.amount/($.items-1)")] });
    const { userId, evaluation } = await buy({ amount: 170 });
    expect(evaluation).toMatchObject({ points: 0, why: "The rules came to 0, which is less than a point." });
    expect(evaluation?.trace.map(({ matched }) => matched)).toEqual([false, true]);
    expect(evaluation?.trace[1]?.why).toMatch(/divides by zero/);
    expect(await issuedTo(userId)).toEqual([]);
    const negative = await buy({ amount: 0 });
    expect(negative.evaluation).toMatchObject({ points: 0 });
  });

  test("of a guest earns nothing and says so, also when it is given to an account later", async () => {
    await campaign();
    const { orderId, eventId, evaluation } = await buy({ amount: 170_000, userId: null });
    expect(evaluation).toMatchObject({ accountId: null, points: 0, calculated: 170, sum: "1700 / 10" });
    expect(evaluation?.why).toMatch(/without an account/);
    const userId = createId("usr");
    await inTransaction(db(), (tx) => adoptOrders(tx, { userId, email: "someone@example.com" }));
    expect(await retellCampaigns(db(), eventId)).toBe("done");
    expect(await issuedTo(userId)).toEqual([]);
    const late = await addPaidOrder(db(), { amount: 1000, userId: null, paidAt: at(10) });
    await db().update(orders).set({ userId }).where(eq(orders.id, late.orderId));
    await tellCampaigns(db(), late.eventId);
    expect(await findEvaluation(db(), late.orderId)).toMatchObject({ accountId: null, points: 0 });
    expect(orderId).not.toBe(late.orderId);
  });

  test("of somebody whose account was closed in between earns nothing and says that", async () => {
    await campaign();
    const closed = await addPaidOrder(db(), { amount: 1000, userId: createId("usr"), paidAt: at(10) });
    await db().update(orders).set({ userId: null }).where(eq(orders.id, closed.orderId));
    await tellCampaigns(db(), closed.eventId);
    expect(await findEvaluation(db(), closed.orderId)).toMatchObject({
      ...{ accountId: null, points: 0, calculated: 1, why: expect.stringMatching(/account was closed/) },
    });
  });
});

describe("what counts is what was in force when it was paid", () => {
  test("not what a campaign says now", async () => {
    const { id } = await campaign({}, 0);
    await changeCampaign(ctx(20), id, { rules: [flat("7")] });
    await changeCampaign(ctx(40), id, { status: "paused" });
    await changeCampaign(ctx(60), id, { status: "active", client: "UnicornStore" });
    await changeCampaign(ctx(80), id, { status: "ended" });
    const earned = async (minutes: number, source: "checkout" | "purchase" = "checkout") =>
      (await buy({ amount: 10_000, paidAt: at(minutes), source })).evaluation?.points;
    expect(await earned(-1)).toBe(0);
    expect(await earned(0)).toBe(10);
    expect(await earned(19.9)).toBe(10);
    expect(await earned(20)).toBe(7);
    expect(await earned(50)).toBe(0);
    expect(await earned(70)).toBe(0);
    expect(await earned(70, "purchase")).toBe(7);
    expect(await earned(90, "purchase")).toBe(0);
    const early = await buy({ amount: 10_000, paidAt: at(5) });
    expect(early.evaluation?.trace).toMatchObject([{ campaignId: id, version: 1, matched: true }]);
  });

  test("within the campaign's own dates, and before it was deleted", async () => {
    const dates = { startsAt: at(10).toISOString(), endsAt: at(20).toISOString() };
    const { id } = await campaign(dates, 0);
    const earned = async (minutes: number) =>
      (await buy({ amount: 1000, paidAt: at(minutes) })).evaluation?.points;
    expect([await earned(9), await earned(10), await earned(19.9), await earned(20)]).toEqual([0, 1, 1, 0]);
    expect(await deleteCampaign(ctx(15), id)).toMatchObject({ ok: true });
    expect([await earned(14), await earned(16)]).toEqual([1, 0]);
  });
});

describe("a quick buy of the Unicorn", () => {
  test("earns 170 points once, told five times; half of them go when half is paid back", async () => {
    const now = new Date();
    const live = (more: Partial<NewCampaign>) =>
      createCampaign(
        createContext(db(), "user:admin", { now: new Date(now.getTime() - 1000) }),
        NewCampaign.parse({ campaign_name: "A tenth", status: "active", rules: [TENTH], ...more }),
      );
    await live({ client: "UnicornStore" });
    await live({ client: "mercat" });
    const [unicorn] = await addProducts(db(), [
      { name: `Unicorn ${createId("job")}`, price: 170_000, stock: 5 },
    ]);
    const userId = createId("usr");
    const context = createContext(db(), `user:${userId}`, { now });
    await creditWallet(context, { userId, amount: 500_000, reason: "test" });
    const line = { productId: unicorn?.id ?? "", quantity: 1 };
    const bought = await buyNow(
      context,
      { userId, email: "ana@example.com", shippingAddress: ADDRESS },
      line,
    );
    if (!bought.ok) throw new Error(bought.problem.detail);
    const { orderId } = bought.value;
    const [event] = await db().select().from(events).where(eq(events.aggregateId, orderId));
    expect(event?.type).toBe("purchase.completed");
    await Promise.all(Array.from({ length: 5 }, () => tellCampaigns(db(), event?.id ?? "")));
    expect(await findEvaluation(db(), orderId)).toMatchObject({ points: 170, sum: "1700 / 10" });
    expect(await balanceOf(userId)).toBe(170);
    const refund = await refundOrder(context, { orderId, amount: 85_000, restock: false, reason: "test" });
    expect(refund.ok).toBe(true);
    await inTransaction(db(), (tx) => followOrder(tx, context, orderId));
    expect(await balanceOf(userId)).toBe(85);
  });
});

describe("a campaign", () => {
  test("keeps every version, an audit row and one event for each change", async () => {
    const { id } = await campaign({ status: "draft" });
    await changeCampaign(ctx(1), id, { status: "active" });
    await changeCampaign(ctx(2), id, { campaign_name: "Another", status: "active" });
    await changeCampaign(ctx(3), id, { campaign_name: "Another" });
    const versions = await db().select().from(campaignVersions).where(eq(campaignVersions.campaignId, id));
    expect(versions.map(({ version, status, name }) => [version, status, name])).toEqual([
      [1, "draft", "A tenth"],
      [2, "active", "A tenth"],
      [3, "active", "Another"],
    ]);
    const audit = await db().select().from(auditEntries).where(eq(auditEntries.subject, id));
    expect(audit.map(({ action }) => action)).toEqual([
      "campaign.create",
      "campaign.start",
      "campaign.update",
    ]);
    expect(await db().$count(events, eq(events.aggregateId, id))).toBe(3);
  });

  test("takes only the steps its status allows, and says which those are", async () => {
    const { id } = await campaign({ status: "draft" });
    const step = async (status: "draft" | "active" | "paused" | "ended") => {
      const changed = await changeCampaign(ctx(1), id, { status });
      return changed.ok ? changed.value.status : changed.problem;
    };
    expect(await step("paused")).toMatchObject({ slug: "illegal-transition", extra: { legal: ["active"] } });
    expect(await step("active")).toBe("active");
    expect(await step("draft")).toMatchObject({
      detail: "The campaign is active and can become paused or ended, not draft.",
    });
    expect(await step("paused")).toBe("paused");
    expect(await step("active")).toBe("active");
    expect(await step("ended")).toBe("ended");
    expect(await step("active")).toMatchObject({ extra: { legal: [] } });
    expect(await changeCampaign(ctx(2), id, { description: "late" })).toMatchObject({ ok: false });
  });

  test("that two people change at once ends with one version after the other", async () => {
    const { id } = await campaign();
    const changes = Array.from({ length: 8 }, (_, n) => changeCampaign(ctx(1), id, { description: `${n}` }));
    expect((await Promise.all(changes)).every(({ ok }) => ok)).toBe(true);
    expect(await db().$count(campaignVersions, eq(campaignVersions.campaignId, id))).toBe(9);
    const [won, lost] = await Promise.all([
      changeCampaign(ctx(2), id, { description: "a" }, { ifVersion: 9 }),
      changeCampaign(ctx(2), id, { description: "b" }, { ifVersion: 9 }),
    ]);
    expect([won.ok, lost.ok].sort()).toEqual([false, true]);
  });
});
