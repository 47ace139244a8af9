import { expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { createContext } from "@/lib/events/context";
import { useDatabase } from "@/testing/database";
import { bookEntry } from "./book-entry";
import { findBalance, listEntries, listUnbalanced } from "./queries";

const db = useDatabase();

const book = (userId: string, amount: number, cause: string = crypto.randomUUID()) =>
  inTransaction(db(), (tx) =>
    bookEntry(tx, createContext(tx, "system:test"), { userId, amount, reason: "test", cause }),
  );

test("fifty concurrent debits of 3 on 100 leave 1 and thirty-three of them succeed", async () => {
  await book("u1", 100);
  const results = await Promise.all(Array.from({ length: 50 }, () => book("u1", -3)));
  expect(results.filter((result) => result.ok)).toHaveLength(33);
  expect(results.find((result) => !result.ok)).toMatchObject({ problem: { slug: "insufficient-balance" } });
  expect(await findBalance(db(), "u1")).toBe(1);
  expect(await listUnbalanced(db())).toEqual([]);
});

test("the same cause is booked once, also when it comes many times at once", async () => {
  await book("u2", 1);
  const results = await Promise.all(Array.from({ length: 20 }, () => book("u2", 499, "top-up:1")));
  expect(results.filter((result) => result.ok && result.value.booked)).toHaveLength(1);
  expect(results.every((result) => result.ok)).toBe(true);
  expect(await findBalance(db(), "u2")).toBe(500);
});

test("the ledger is paged newest first and its balances follow from its amounts", async () => {
  for (const amount of [100, -30, 50, -20]) await book("u3", amount);
  const first = await listEntries(db(), { userId: "u3", limit: 3, after: null });
  const rest = await listEntries(db(), { userId: "u3", limit: 3, after: first.next });
  const entries = [...first.entries, ...rest.entries];
  expect(entries.map((entry) => [entry.amount, entry.balanceAfter])).toEqual([
    [-20, 100],
    [50, 120],
    [-30, 70],
    [100, 100],
  ]);
  expect(rest.next).toBeNull();
});
