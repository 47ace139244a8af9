import { z } from "zod";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit } from "@/lib/kernel/query-fields";
import { TRANSACTION_TYPES } from "@/lib/points/rules";
import {
  AccountId,
  DayOrMoment,
  DayText,
  IssuedAmount,
  IssuedPoints,
  PointsAccount,
  PointsTransaction,
  RedeemedAmount,
  RedeemedPoints,
  TransactionPosition,
} from "@/lib/points/schema";
import { endpoint } from "../endpoint";

const tag = "Points";

/** A signed-in user may leave it out and means their own. */
const ofAccount = AccountId.optional();

export const issuePointsEndpoint = endpoint({
  operation: "POST /api/points",
  tag,
  summary: "Issues points; with a day that has passed it imports them from elsewhere",
  body: z.strictObject({
    account_id: AccountId,
    amount: IssuedAmount,
    issued_date: DayOrMoment.optional(),
  }),
  invalidBody: 400,
  responses: { 201: { description: "The entry that was written", schema: IssuedPoints } },
  idempotent: true,
});

export const redeemPointsEndpoint = endpoint({
  operation: "DELETE /api/points",
  tag,
  summary: "Redeems points, the oldest first",
  body: z.strictObject({ account_id: ofAccount, amount: RedeemedAmount }),
  invalidBody: 400,
  responses: { 200: { description: "The entry that was written", schema: RedeemedPoints } },
  problems: ["insufficient-points", "not-found"],
  idempotent: true,
});

export const readPointsEndpoint = endpoint({
  operation: "GET /api/points",
  tag,
  summary: "What an account holds and what expires next; with `on`, at the end of another day",
  query: z.strictObject({ account_id: ofAccount, on: DayText.optional() }),
  responses: { 200: { description: "The account", schema: PointsAccount } },
  problems: ["not-found"],
});

const types = z
  .string()
  .max(100)
  .transform((text) => text.split(",").filter(Boolean))
  .pipe(z.array(z.enum(TRANSACTION_TYPES)).max(TRANSACTION_TYPES.length));

export const listTransactionsEndpoint = endpoint({
  operation: "GET /api/points/transactions",
  tag,
  summary: "An account's log, newest first; `type` takes several with commas, `from` and `to` are days (UTC)",
  query: z.strictObject({
    account_id: ofAccount,
    type: types.optional(),
    from: DayText.optional(),
    to: DayText.optional(),
    limit: pageLimit,
    cursor: cursorOf(TransactionPosition).optional(),
  }),
  responses: {
    200: {
      description: "One page of the log",
      schema: z.strictObject({
        transactions: z.array(PointsTransaction),
        nextCursor: z.string().nullable(),
      }),
    },
  },
  problems: ["not-found"],
});
