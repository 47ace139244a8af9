import { z } from "zod";
import { MOST_ISSUED, TRANSACTION_TYPES } from "./rules";

export const AccountId = z.string().min(1, "Say whose points.").max(100);

const isNear = (day: string): boolean => day >= "1900" && day < "3000";

/** A calendar day in UTC. */
export const DayText = z.iso
  .date("Write a day as 2026-11-20.")
  .refine(isNear, "Choose a day from 1900 to 2999.");

/** A day, or a moment of it. */
export const DayOrMoment = z.union(
  [DayText, z.iso.datetime({ offset: true }).refine(isNear, "Choose a day from 1900 to 2999.")],
  "Write a day as 2026-11-20.",
);

export const IssuedAmount = z
  .int("Write a whole number of points.")
  .min(1, "Issue at least 1 point.")
  .max(MOST_ISSUED, `At most ${MOST_ISSUED} points are issued at once.`);

export const RedeemedAmount = z
  .int("Write a whole number of points.")
  .min(1, "Redeem at least 1 point.")
  .max(1_000_000_000, "That is more than an account can hold.");

/** What a call that moved points is answered: the entry that was written. */
export const IssuedPoints = z.strictObject({
  id: z.string(),
  date_time: z.iso.datetime(),
  account_id: z.string(),
  transaction_type: z.literal("issue"),
  amount: z.int().positive(),
});
export const RedeemedPoints = IssuedPoints.extend({ transaction_type: z.literal("redeem") });

/** One entry of the log. The sign of `amount` follows from the type: `issue` and `return` add, all others take. */
export const PointsTransaction = z.strictObject({
  id: z.string(),
  date_time: z.iso.datetime(),
  account_id: z.string(),
  transaction_type: z.enum(TRANSACTION_TYPES),
  amount: z.int().nonnegative(),
  /** What a take-back could not cover. */
  uncollected: z.int().nonnegative(),
  /** The day from which issued points count; null where nothing was issued. */
  issued_date: z.iso.date().nullable(),
  order_id: z.string().nullable(),
  note: z.string(),
});
export type PointsTransaction = z.output<typeof PointsTransaction>;

/** Where a page of the log ended. */
export const TransactionPosition = z.strictObject({ at: z.iso.datetime(), id: z.string().max(100) });
export type TransactionPosition = z.output<typeof TransactionPosition>;

/** What an account holds, as the API says it. */
export const PointsAccount = z.strictObject({
  account_id: z.string(),
  /** What can be spent. */
  balance: z.int().nonnegative(),
  balance_entries: z.array(
    z.strictObject({
      issued_date: z.iso.date(),
      balance: z.int().nonnegative(),
      last_updated: z.iso.datetime(),
      status: z.enum(["active", "expired"]),
    }),
  ),
  /** What expires next: `date` is the last day on which it counts. */
  expiring: z.array(z.strictObject({ date: z.iso.date(), amount: z.int().positive() })),
});
export type PointsAccount = z.output<typeof PointsAccount>;
