import { beforeAll, expect, test } from "vitest";
import * as meRoute from "@/app/api/me/route";
import * as pointsRoute from "@/app/api/points/route";
import * as logRoute from "@/app/api/points/transactions/route";
import { auditEntries } from "@/db/schema/audit";
import { createApiKey } from "@/lib/accounts/api-keys";
import { createContext } from "@/lib/events/context";
import { addDays, dayOf } from "@/lib/points/rules";
import { useDatabase } from "@/testing/database";
import { callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";

const db = useDatabase();
const today = dayOf(new Date());
let key: Record<string, string>;
let admin: Awaited<ReturnType<typeof signIn>>;
let ana: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  const ctx = createContext(db(), "system:test");
  const made = await createApiKey(ctx, { name: "till", scopes: ["points:write"], expiresAt: null });
  key = { authorization: `Bearer ${made.secret}` };
  [admin, ana] = await Promise.all([signIn(db(), "admin"), signIn(db())]);
});

type Headers = Record<string, string>;
const post = (body: unknown, headers: Headers = key) =>
  callRoute(pointsRoute, { method: "POST", path: "/points", body, headers });
const redeem = (body: unknown, headers: Headers = key) =>
  callRoute(pointsRoute, { method: "DELETE", path: "/points", body, headers });
const read = (query: string, headers: Headers = key) =>
  callRoute(pointsRoute, { path: `/points${query}`, headers });
const log = (query: string, headers: Headers = key) =>
  callRoute(logRoute, { path: `/points/transactions${query}`, headers });

test("a key issues, redeems and reads; the answers are what the contract shows", async () => {
  const issued = await post({ account_id: "member-7", amount: 100 });
  expect([issued.status, issued.body]).toEqual([
    201,
    {
      id: expect.stringMatching(/^pts_/),
      date_time: expect.stringMatching(/Z$/),
      account_id: "member-7",
      transaction_type: "issue",
      amount: 100,
    },
  ]);
  const redeemed = await redeem({ account_id: "member-7", amount: 30 });
  expect([redeemed.status, redeemed.body]).toMatchObject([200, { transaction_type: "redeem", amount: 30 }]);
  expect((await read("?account_id=member-7")).body).toEqual({
    account_id: "member-7",
    balance: 70,
    balance_entries: [
      { issued_date: today, balance: 70, last_updated: expect.any(String), status: "active" },
    ],
    expiring: [{ date: addDays(today, 364), amount: 70 }],
  });
});

test("points come in with a past day, in any order, and never with one to come", async () => {
  const days = [-1, -400, -3, 0].map((ago) => addDays(today, ago));
  for (const issued_date of days) await post({ account_id: "import", amount: 5, issued_date });
  const { body } = await read("?account_id=import");
  const entries = (body as { balance_entries: { issued_date: string; status: string }[] }).balance_entries;
  expect(entries.map(({ issued_date, status }) => [issued_date, status])).toEqual([
    [addDays(today, -400), "expired"],
    [addDays(today, -3), "active"],
    [addDays(today, -1), "active"],
    [today, "active"],
  ]);
  const tomorrow = await post({ account_id: "import", amount: 5, issued_date: addDays(today, 1) });
  expect([tomorrow.status, problemOf(tomorrow)]).toEqual([400, "bad-request"]);
  expect((await post({ account_id: "import", amount: 5, issued_date: `${today}T00:00:00Z` })).status).toBe(
    201,
  );
});

test.each([0, -1, 1.5, 1_000_001, "10", null, undefined])("an amount of %s is 400", async (amount) => {
  expect((await post({ account_id: "member-8", amount })).status).toBe(400);
  expect((await read("?account_id=member-8")).body).toMatchObject({ balance: 0, balance_entries: [] });
});

test("too few points are 400 with the balance said, and an unknown account holds nothing", async () => {
  const answer = await redeem({ account_id: "nobody", amount: 1 });
  expect([answer.status, problemOf(answer)]).toEqual([400, "insufficient-points"]);
  expect(answer.body).toMatchObject({ detail: expect.stringContaining("Insufficient balance") });
  expect((await read("?account_id=nobody")).body).toEqual({
    ...{ account_id: "nobody", balance: 0, balance_entries: [], expiring: [] },
  });
  expect((await log("?account_id=nobody")).body).toEqual({ transactions: [], nextCursor: null });
});

test("a shopper reads and redeems their own, issues none, and others' are not there for them", async () => {
  await post({ account_id: ana.userId, amount: 40 });
  expect((await read("", ana.headers)).body).toMatchObject({ account_id: ana.userId, balance: 40 });
  expect((await redeem({ amount: 15 }, ana.headers)).status).toBe(200);
  expect((await post({ account_id: ana.userId, amount: 1 }, ana.headers)).status).toBe(403);
  for (const answer of [
    await read("?account_id=member-7", ana.headers),
    await log("?account_id=member-7", ana.headers),
    await redeem({ account_id: "member-7", amount: 1 }, ana.headers),
  ])
    expect([answer.status, problemOf(answer)]).toEqual([404, "not-found"]);
  expect((await read("", {})).status).toBe(401);
  expect((await read("")).status).toBe(400);
  const me = await callRoute(meRoute, { path: "/me", headers: ana.headers });
  expect(me.body).toMatchObject({ points: 25 });
});

test("what an admin does to somebody's points stands in the audit log", async () => {
  await post({ account_id: "audited", amount: 9 }, admin.headers);
  await redeem({ account_id: "audited", amount: 4 }, admin.headers);
  const entries = await db().select().from(auditEntries);
  expect(
    entries.filter(({ subject }) => subject === "audited").map(({ action, after }) => [action, after]),
  ).toEqual([
    ["points.issue", expect.objectContaining({ amount: 9 })],
    ["points.redeem", expect.objectContaining({ amount: 4 })],
  ]);
});

test("the same key and body, many times at once, moves points once", async () => {
  const again = { ...key, "idempotency-key": "till-1" };
  const body = { account_id: "once", amount: 50 };
  const answers = await Promise.all(Array.from({ length: 6 }, () => post(body, again)));
  const created = answers.filter(({ status }) => status === 201);
  expect(created.length).toBeGreaterThan(0);
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect(new Set(created.map((answer) => (answer.body as { id: string }).id)).size).toBe(1);
  expect((await post({ ...body, amount: 51 }, again)).status).toBe(422);
  expect((await read("?account_id=once")).body).toMatchObject({ balance: 50 });
});

test("fifty callers redeem 3 of 100 at once: 33 get them", async () => {
  await post({ account_id: "rush", amount: 100 });
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => redeem({ account_id: "rush", amount: 3 })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(33);
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(17);
  expect((await read("?account_id=rush")).body).toMatchObject({ balance: 1 });
});

test("the log is filtered and paged, and a day's balance is told", async () => {
  for (const amount of [1, 2, 3]) await post({ account_id: "paged", amount });
  await post({ account_id: "paged", amount: 10, issued_date: addDays(today, -5) });
  await redeem({ account_id: "paged", amount: 4 });
  const first = (await log("?account_id=paged&limit=2&type=issue")).body as {
    transactions: { amount: number }[];
    nextCursor: string;
  };
  const rest = (await log(`?account_id=paged&limit=2&type=issue&cursor=${first.nextCursor}`)).body;
  expect(first.transactions.map(({ amount }) => amount)).toEqual([10, 3]);
  expect(rest).toMatchObject({ transactions: [{ amount: 2 }, { amount: 1 }], nextCursor: null });
  expect((await log("?account_id=paged&type=gift")).status).toBe(400);
  expect((await read(`?account_id=paged&on=${addDays(today, -2)}`)).body).toMatchObject({ balance: 10 });
  expect((await read(`?account_id=paged&on=${addDays(today, 364)}`)).body).toMatchObject({ balance: 6 });
});
