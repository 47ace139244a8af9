import { expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { createContext } from "@/lib/events/context";
import { useDatabase } from "@/testing/database";
import { toPointsAccount } from "./account-answer";
import { grantPoints, spendPoints } from "./grant-points";
import { holdPoints, releasePoints } from "./hold-points";
import { issueLot } from "./issue-lot";
import { listBalances, listTransactions, readPoints, readPointsOn } from "./queries";
import { rebuildPoints } from "./rebuild-points";
import { recordExpiry } from "./record-expiry";
import { redeemPoints } from "./redeem-points";
import { addDays, type Day } from "./rules";

vi.hoisted(() => {
  process.env.POINTS_TTL_DAYS = "2";
});

const db = useDatabase();
const TODAY = "2026-03-01";
const context = (day: Day = TODAY) =>
  createContext(db(), "system:test", { now: new Date(`${day}T12:00:00Z`) });

const issue = (accountId: string, amount: number, daysAgo = 0) =>
  grantPoints(context(), { accountId, amount, issuedOn: addDays(TODAY, -daysAgo), byDesk: false });
const redeem = (accountId: string, amount: number) =>
  spendPoints(context(), { accountId, amount, byDesk: false });
const shown = async (accountId: string, day: Day = TODAY) =>
  toPointsAccount(accountId, await readPoints(db(), accountId, context(day).now));
const balanceOf = async (accountId: string) => (await shown(accountId)).balance;

const fourDays = async (accountId: string) => {
  await issue(accountId, 20);
  await issue(accountId, 50, 3);
  await issue(accountId, 30, 1);
  await issue(accountId, 40, 2);
};

const bare = async (accountId: string, day?: Day) =>
  (await shown(accountId, day)).balance_entries.map(({ issued_date, balance, status }) => [
    issued_date,
    balance,
    status,
  ]);

test("with a life of two days, 40 come from yesterday's and today's points and the expired stay as they are", async () => {
  await fourDays("vector");
  expect(await balanceOf("vector")).toBe(50);
  expect((await redeem("vector", 40)).ok).toBe(true);
  expect(await bare("vector")).toEqual([
    ["2026-02-26", 50, "expired"],
    ["2026-02-27", 40, "expired"],
    ["2026-02-28", 0, "active"],
    ["2026-03-01", 10, "active"],
  ]);
  expect((await shown("vector")).balance).toBe(10);
  expect((await shown("vector")).expiring).toEqual([{ date: "2026-03-02", amount: 10 }]);
});

test("51 are refused and nothing is written", async () => {
  await fourDays("short");
  const before = await shown("short");
  expect(await redeem("short", 51)).toMatchObject({
    ok: false,
    problem: { slug: "insufficient-points", detail: expect.stringContaining("Insufficient balance") },
  });
  expect(await shown("short")).toEqual(before);
  const log = await listTransactions(db(), { accountId: "short", limit: 10, after: null });
  expect(log.transactions.map(({ transaction_type }) => transaction_type)).toEqual(Array(4).fill("issue"));
  expect((await redeem("nobody", 1)).ok).toBe(false);
});

test("fifty concurrent redemptions of 3 on 100: 33 succeed and 1 is left", async () => {
  await issue("rush", 60, 1);
  await issue("rush", 40);
  const results = await Promise.all(Array.from({ length: 50 }, () => redeem("rush", 3)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(33);
  expect(await balanceOf("rush")).toBe(1);
  expect(await redeem("rush", 1)).toMatchObject({ ok: true });
});

test("with redemptions, orders and their cancellations all at once, what is shown is what can be spent", async () => {
  await issue("mixed", 60, 1);
  await issue("mixed", 40);
  const hold = (n: number) =>
    inTransaction(db(), (tx) =>
      holdPoints(tx, context(), { orderId: `mixed:${n}`, accountId: "mixed", amount: 3 }),
    ).then(
      () => true,
      () => false,
    );
  const release = (n: number) =>
    inTransaction(db(), (tx) => releasePoints(tx, context(), `mixed:${n}`)).then(() => true);
  const held = await Promise.all(Array.from({ length: 15 }, (_, n) => hold(n)));
  expect(held).toEqual(Array(15).fill(true));
  const [spent] = await Promise.all([
    Promise.all(Array.from({ length: 30 }, () => redeem("mixed", 3))),
    ...Array.from({ length: 30 }, (_, n) => release(n % 15)),
    ...Array.from({ length: 10 }, () => rebuildPoints(context())),
  ]);
  const left = 100 - 3 * spent.filter(({ ok }) => ok).length;
  expect(await balanceOf("mixed")).toBe(left);
  expect((await redeem("mixed", left + 1)).ok).toBe(false);
  expect((await redeem("mixed", left)).ok).toBe(true);
  expect(await balanceOf("mixed")).toBe(0);
  expect((await rebuildPoints(context())).corrected).toEqual([]);
});

test("the same cause is written once, also when it comes many times at once", async () => {
  const once = () =>
    inTransaction(db(), (tx) =>
      issueLot(tx, context(), {
        ...{ accountId: "once", amount: 170, cause: "issue:order:ord_1" },
        occurredAt: context().now,
      }),
    );
  const entries = await Promise.all(Array.from({ length: 20 }, once));
  expect(new Set(entries.map(({ id }) => id)).size).toBe(1);
  expect(await balanceOf("once")).toBe(170);
  const again = () =>
    inTransaction(db(), (tx) =>
      redeemPoints(tx, context(), { accountId: "once", amount: 20, cause: "redeem:once" }),
    );
  await Promise.all(Array.from({ length: 5 }, again));
  expect(await balanceOf("once")).toBe(150);
});

test("the clock's job writes expiry down once and changes nothing that is shown", async () => {
  await fourDays("clock");
  await redeem("clock", 10);
  const before = await shown("clock");
  expect(await recordExpiry(context())).toBeGreaterThanOrEqual(2);
  expect(await recordExpiry(context())).toBe(0);
  expect(await shown("clock")).toEqual(before);
  const { transactions } = await listTransactions(db(), {
    ...{ accountId: "clock", types: ["expire"], limit: 10, after: null },
  });
  expect(transactions.map(({ amount, date_time }) => [amount, date_time])).toEqual([
    [40, "2026-03-01T00:00:00.000Z"],
    [50, "2026-02-28T00:00:00.000Z"],
  ]);
});

test("the balance on a date tells what could be spent then, and what will be left if nothing happens", async () => {
  await fourDays("dates");
  await redeem("dates", 40);
  const days = await listBalances(db(), "dates", { from: "2026-02-25", to: "2026-03-03" });
  expect(days.map(({ day, balance }) => [day.slice(5), balance])).toEqual([
    ["02-25", 0],
    ["02-26", 50],
    ["02-27", 90],
    ["02-28", 70],
    ["03-01", 10],
    ["03-02", 10],
    ["03-03", 0],
  ]);
  for (const { day, balance } of days)
    expect([day, (await readPointsOn(db(), "dates", day)).balance]).toEqual([day, balance]);
});

test("the log is paged newest first and filtered by type and day", async () => {
  for (const amount of [5, 6, 7]) await issue("pages", amount);
  await redeem("pages", 4);
  const page = (more: object) =>
    listTransactions(db(), { accountId: "pages", limit: 2, after: null, ...more });
  const first = await page({});
  const rest = await page({ after: first.next });
  expect([...first.transactions, ...rest.transactions].map(({ amount }) => amount)).toEqual([4, 7, 6, 5]);
  expect(rest.next).toBeNull();
  expect((await page({ types: ["redeem"] })).transactions.map(({ amount }) => amount)).toEqual([4]);
  expect((await page({ to: "2026-02-28" })).transactions).toEqual([]);
  expect((await page({ from: TODAY, to: TODAY })).transactions).toHaveLength(2);
});
