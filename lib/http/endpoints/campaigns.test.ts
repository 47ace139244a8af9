import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as campaignRoute from "@/app/api/campaigns/[id]/route";
import * as campaignsRoute from "@/app/api/campaigns/route";
import * as simulateRoute from "@/app/api/campaigns/simulate/route";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import { createCampaign } from "@/lib/loyalty/campaigns/create-campaign";
import { findEvaluation } from "@/lib/loyalty/campaigns/queries";
import { type CampaignRule, NewCampaign } from "@/lib/loyalty/campaigns/schema";
import { useDatabase } from "@/testing/database";
import { callRoute, problemOf } from "@/testing/http";
import { addPaidOrder, tellCampaigns } from "@/testing/paid-orders";
import { signIn } from "@/testing/session";

const db = useDatabase();
let admin: Record<string, string> = {};
let shopper: Record<string, string> = {};

beforeAll(async () => {
  admin = (await signIn(db(), "admin")).headers;
  shopper = (await signIn(db())).headers;
});
beforeEach(() =>
  db().execute(
    sql`truncate campaigns, campaign_versions, campaign_evaluations, campaign_awards, orders, order_lines, point_lots cascade`,
  ),
);

const ruleOf = (formula: unknown = "$.amount/10", more: Record<string, unknown> = {}) => ({
  variable: "$.amount",
  condition: { rule: "numeric_greater_than", value: 0 },
  action: { command: "issue", formula },
  ...more,
});
const given = { campaign_name: "A tenth", rules: [ruleOf()] };

const create = (body: unknown, headers: Record<string, string> = admin) =>
  callRoute(campaignsRoute, { method: "POST", path: "/campaigns", body, headers });
const list = (headers: Record<string, string> = {}, query = "") =>
  callRoute(campaignsRoute, { path: `/campaigns${query}`, headers });
const one = (method: "GET" | "PATCH" | "DELETE", id: string, body?: unknown, headers = admin) =>
  callRoute(campaignRoute, { method, path: `/campaigns/${id}`, params: { id }, body, headers });
const simulate = (body: unknown) =>
  callRoute(simulateRoute, { method: "POST", path: "/campaigns/simulate", body, headers: admin });
const made = async (body: unknown): Promise<string> => {
  const answer = await create(body);
  expect(answer.status).toBe(201);
  return (answer.body as { campaign: { id: string } }).campaign.id;
};

describe("campaigns over HTTP", () => {
  test("are made, read, changed and deleted as the contract says", async () => {
    const answer = await create({ ...given, startsAt: "2026-12-01T01:00:00+01:00" });
    const campaign = {
      ...{ id: expect.stringMatching(/^cmp_/), client: "mercat", campaign_name: "A tenth", description: "" },
      ...{ status: "draft", startsAt: "2026-12-01T00:00:00.000Z", endsAt: null, rules: [ruleOf()] },
    };
    expect(answer).toMatchObject({ status: 201, body: { campaign } });
    const { id } = (answer.body as { campaign: { id: string } }).campaign;
    expect(answer.headers.get("location")).toBe(`/api/campaigns/${id}`);
    expect((await one("GET", id)).body).toEqual({ campaign });
    const change = { status: "active", description: "For all", startsAt: null };
    expect((await one("PATCH", id, change)).body).toEqual({ campaign: { ...campaign, ...change } });
    expect((await one("DELETE", id)).status).toBe(204);
    for (const method of ["GET", "PATCH", "DELETE"] as const)
      expect((await one(method, id, method === "PATCH" ? {} : undefined)).status).toBe(404);
  });

  test("are shown to everybody while they are in force, and all of them to admins", async () => {
    const active = await made({ ...given, status: "active" });
    const draft = await made(given);
    const past = { startsAt: "2020-01-01T00:00:00Z", endsAt: "2020-02-01T00:00:00Z" };
    const over = await made({ ...given, status: "active", ...past });
    const ids = async (headers: Record<string, string>, query = "") =>
      ((await list(headers, query)).body as { campaigns: { id: string }[] }).campaigns.map(({ id }) => id);
    expect(await ids({})).toEqual([active]);
    expect(await ids(shopper)).toEqual([active]);
    expect(await ids(admin)).toEqual([over, draft, active]);
    expect(await ids(admin, "?status=draft")).toEqual([draft]);
    expect((await one("GET", active, undefined, {})).status).toBe(200);
    for (const hidden of [draft, over])
      expect((await one("GET", hidden, undefined, shopper)).status).toBe(404);
    const first = (await list(admin, "?limit=2")).body as { campaigns: { id: string }[]; nextCursor: string };
    expect(await ids(admin, `?limit=2&cursor=${first.nextCursor}`)).toEqual([active]);
    expect((await list(admin, "?what=1")).status).toBe(400);
  });

  test("are written by admins alone", async () => {
    expect((await create(given, {})).status).toBe(401);
    expect((await create(given, shopper)).status).toBe(403);
    const id = await made(given);
    expect((await one("PATCH", id, { status: "active" }, shopper)).status).toBe(403);
    expect((await one("DELETE", id, undefined, {})).status).toBe(401);
  });

  test("refuse an illegal step with 409 and name the legal ones", async () => {
    const id = await made(given);
    const refused = await one("PATCH", id, { status: "paused" });
    expect(problemOf(refused)).toBe("illegal-transition");
    expect(refused).toMatchObject({ status: 409, body: { from: "draft", legal: ["active"] } });
    const dates = { startsAt: "2026-12-02T00:00:00Z", endsAt: "2026-12-02T00:00:00Z" };
    expect(await one("PATCH", id, dates)).toMatchObject({
      status: 422,
      body: { errors: [{ path: "endsAt" }] },
    });
  });
});

describe("a body that is no campaign is 422", () => {
  test.each([
    ["__import__('os')", 0],
    ["$.amount + $.price", 11],
    ["$.amount / 0", 9],
    [`${"(".repeat(10_000)}1${")".repeat(10_000)}`, 1000],
    [`${"(".repeat(200)}1${")".repeat(200)}`, 100],
    ["1 +", 3],
    ["", 0],
  ])("formula %j: the fault is at %i", async (formula, position) => {
    const errors = [{ path: "rules.0.action.formula", message: expect.any(String), position }];
    const answer = await create({ ...given, rules: [ruleOf(formula)] });
    expect(answer).toMatchObject({ status: 422, body: { errors } });
    const tried = await simulate({ rules: [ruleOf(formula)], from: "2026-01-01", to: "2026-01-02" });
    expect(tried).toMatchObject({ status: 422, body: { errors } });
  });

  test.each([
    [{ rules: [ruleOf(7)] }, "rules.0.action.formula"],
    [{ rules: [ruleOf("1", { action: { command: "eval", formula: "1" } })] }, "rules.0.action.command"],
    [{ rules: [ruleOf("1", { variable: "$.price" })] }, "rules.0.variable"],
    [
      { rules: [ruleOf("1", { condition: { rule: "numeric_between", value: 1 } })] },
      "rules.0.condition.rule",
    ],
    [
      { rules: [ruleOf("1", { condition: { rule: "numeric_equals", value: "1" } })] },
      "rules.0.condition.value",
    ],
    [{ rules: [] }, "rules"],
    [{ rules: "all" }, "rules"],
    [{ campaign_name: "  " }, "campaign_name"],
    [{ status: "ended" }, "status"],
    [{ startsAt: "tomorrow" }, "startsAt"],
    [{ startsAt: "2026-12-02T00:00:00Z", endsAt: "2026-12-01T00:00:00Z" }, "endsAt"],
  ])("%j", async (change, path) => {
    expect(await create({ ...given, ...change })).toMatchObject({
      status: 422,
      body: { errors: [{ path }] },
    });
  });
});

const buy = async (order: Parameters<typeof addPaidOrder>[1]) => {
  const placed = await addPaidOrder(db(), { userId: createId("usr"), ...order });
  await tellCampaigns(db(), placed.eventId);
  return placed.orderId;
};

describe("a simulation", () => {
  const march = { from: "2026-03-01", to: "2026-03-31" };
  const day = (n: number) => new Date(`2026-03-${String(n).padStart(2, "0")}T10:00:00Z`);

  test("says what rules would have issued in all, per rule and per order, and why", async () => {
    const first = await buy({ amount: 170_000, paidAt: day(1) });
    const second = await buy({ amount: 10_500, shipping: 495, quantities: [2, 1], paidAt: day(31) });
    const guest = await buy({ amount: 50_000, userId: null, paidAt: day(5) });
    await buy({ amount: 99_900, paidAt: new Date("2026-04-01T00:00:00Z") });
    await made({ ...given, status: "active", rules: [ruleOf("1")] });
    const large = { condition: { rule: "numeric_greater_than", value: 200 } };
    const answer = await simulate({ rules: [ruleOf(), ruleOf("$.quantity", large)], ...march });
    expect(answer).toEqual(
      expect.objectContaining({
        status: 200,
        body: {
          totals: { points: 181, orders: 3, cost: 181 },
          byRule: [
            { campaign: "draft", rule: 0, points: 180 },
            { campaign: "draft", rule: 1, points: 1 },
          ],
          orders: [
            { orderId: first, points: 171, why: "1700 / 10 + 1" },
            { orderId: guest, points: 0, why: expect.stringMatching(/without an account/) },
            {
              orderId: second,
              points: 10,
              why: "105 / 10 (10.5: halves go to the even number.)",
            },
          ],
          active: { points: 2, orders: 3, cost: 2 },
        },
      }),
    );
  });

  test("knows clients, moments, and periods that make no sense", async () => {
    await buy({ amount: 1000, source: "purchase", paidAt: day(2) });
    const orders = { rules: [ruleOf("7")], from: "2026-03-02T10:00:00Z", to: "2026-03-02T10:00:01Z" };
    expect(await simulate(orders)).toMatchObject({ body: { totals: { points: 7, orders: 1 } } });
    expect(await simulate({ ...orders, client: "mercat" })).toMatchObject({
      body: { totals: { points: 0, orders: 1 } },
    });
    expect(await simulate({ ...orders, to: orders.from })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "to" }] },
    });
    expect((await simulate({ ...orders, from: "2020-01-01" })).status).toBe(422);
    expect((await simulate({ ...orders, from: "yesterday" })).status).toBe(422);
    expect((await simulate({ rules: [], ...march })).status).toBe(422);
  });

  const formula = fc.constantFrom(
    ...[
      "$.amount/10",
      "$.total * 0.05",
      "$.quantity + $.items",
      "-3",
      "50 / ($.items - 1)",
      "$.amount / 7 - 2",
    ],
  );
  const rule = fc.record<CampaignRule>({
    variable: fc.constantFrom("$.amount", "$.total", "$.quantity", "$.items"),
    condition: fc.record({
      rule: fc.constantFrom("numeric_greater_than", "numeric_less_than", "numeric_equals"),
      value: fc.integer({ min: 0, max: 60 }),
    }),
    action: fc.record({ command: fc.constant("issue" as const), formula }),
  });
  const order = fc.record({
    amount: fc.integer({ min: 0, max: 20_000 }),
    shipping: fc.constantFrom(0, 495),
    quantities: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    isGuest: fc.boolean(),
    source: fc.constantFrom("checkout" as const, "purchase" as const),
  });

  test("comes to what was really issued for the same orders, order by order", async () => {
    let month = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(rule, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("mercat", "UnicornStore", "*"),
        fc.array(order, { minLength: 1, maxLength: 6 }),
        async (rules, client, given) => {
          month += 1;
          const paidAt = new Date(Date.UTC(2010, month, 15));
          const context = createContext(db(), "user:admin", { now: new Date(Date.UTC(2010, month, 2)) });
          const input = NewCampaign.parse({ campaign_name: "Real", client, status: "active", rules });
          const period = {
            from: new Date(Date.UTC(2010, month, 1)).toISOString(),
            to: new Date(Date.UTC(2010, month, 28)).toISOString(),
          };
          await createCampaign(context, { ...input, startsAt: period.from, endsAt: period.to });
          const ids: string[] = [];
          for (const { isGuest, ...rest } of given)
            ids.push(await buy({ ...rest, paidAt, ...(isGuest ? { userId: null } : {}) }));
          const issued = await Promise.all(
            ids.map(async (id) => [id, (await findEvaluation(db(), id))?.points]),
          );
          const { body } = await simulate({ rules, client, ...period });
          const { totals, byRule, orders } = body as {
            totals: { points: number };
            byRule: { points: number }[];
            orders: { orderId: string; points: number }[];
          };
          expect(new Map(orders.map(({ orderId, points }) => [orderId, points]))).toEqual(
            new Map(issued as [string, number][]),
          );
          expect(totals.points).toBe(orders.reduce((sum, { points }) => sum + points, 0));
          expect(byRule.reduce((sum, { points }) => sum + points, 0)).toBe(totals.points);
        },
      ),
      { numRuns: 30 },
    );
  });
});
