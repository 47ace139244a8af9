import { expect, test } from "vitest";
import {
  addDays,
  type Lot,
  lastDayOf,
  planRedeem,
  planReturn,
  planTakeBack,
  pricePoints,
  shareOf,
} from "./rules";

const TODAY = "2026-03-01";

const lot = (id: string, daysAgo: number, left: number, ttl = 2, orderId: string | null = null): Lot => {
  const issuedOn = addDays(TODAY, -daysAgo);
  return { id, orderId, issuedOn, lastDay: lastDayOf(issuedOn, ttl), left, expired: 0 };
};

const LOTS = [lot("d", 0, 20), lot("b", 2, 40), lot("c", 1, 30), lot("a", 3, 50)];

test("points issued on a day with a life of two days count on that day and the next", () => {
  expect(lastDayOf("2026-02-28", 2)).toBe("2026-03-01");
  expect(lastDayOf("2024-02-28", 2)).toBe("2024-02-29");
  expect(lastDayOf("2026-02-28", 1)).toBe("2026-02-28");
});

test("redeeming takes the oldest that has not expired, and never what has", () => {
  expect(planRedeem(LOTS, 40, TODAY)).toEqual([
    { lotId: "c", amount: -30 },
    { lotId: "d", amount: -10 },
  ]);
  expect(planRedeem(LOTS, 51, TODAY)).toBeNull();
});

test("of one day, what expires first goes first", () => {
  const reissued = { ...lot("z", 0, 5, 30) };
  expect(planRedeem([lot("y", 0, 5, 365), reissued], 6, TODAY)).toEqual([
    { lotId: "z", amount: -5 },
    { lotId: "y", amount: -1 },
  ]);
});

test("a lot that was written off stays so, also where a clock lags behind midnight", () => {
  expect(planRedeem([{ ...lot("c", 1, 30), expired: 30 }], 1, TODAY)).toBeNull();
});

test("taking back begins with the order's own lots, goes on with the oldest, and says what is missing", () => {
  const lots = [lot("old", 1, 30), lot("own", 0, 20, 2, "ord_1")];
  expect(planTakeBack(lots, { orderId: "ord_1", amount: 25, today: TODAY })).toEqual({
    movements: [
      { lotId: "own", amount: -20 },
      { lotId: "old", amount: -5 },
    ],
    uncollected: 0,
  });
  expect(planTakeBack(lots, { orderId: "ord_1", amount: 60, today: TODAY }).uncollected).toBe(10);
});

test("what returns goes to the lots it came from, the last first, and is issued anew where they have expired", () => {
  const taken = [
    { lot: lot("b", 2, 0), amount: 40 },
    { lot: lot("c", 1, 0), amount: 30 },
    { lot: lot("d", 0, 5), amount: 15 },
  ];
  expect(planReturn(taken, { before: 0, amount: 20, today: TODAY })).toEqual({
    movements: [
      { lotId: "d", amount: 15 },
      { lotId: "c", amount: 5 },
    ],
    reissued: 0,
  });
  expect(planReturn(taken, { before: 20, amount: 65, today: TODAY })).toEqual({
    movements: [{ lotId: "c", amount: 25 }],
    reissued: 40,
  });
});

test.each([
  [170, 85000, 170000, 85],
  [170, 1, 170000, 0],
  [10, 3333, 10000, 3],
  [1_000_000_000, 99_999_998, 99_999_999, 999_999_989],
])("of %i points, %i of %i is %i, rounded down", (points, part, whole, share) => {
  expect(shareOf(points, part, whole)).toBe(share);
});

test.each([
  [100, 5000, 1, { points: 100, amount: 100 }],
  [9000, 5000, 1, { points: 5000, amount: 5000 }],
  [300, 1003, 5, { points: 201, amount: 1003 }],
  [10, 1003, 5, { points: 10, amount: 50 }],
  [10, 0, 5, { points: 0, amount: 0 }],
])("%i points for goods of %i at %i each", (asked, goods, value, priced) => {
  expect(pricePoints(asked, goods, value)).toEqual(priced);
});
