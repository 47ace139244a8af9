import { z } from "zod";

/** One line of the ledger: `amount` signed, both in minor units. */
export const WalletEntry = z.strictObject({
  entryId: z.string(),
  amount: z.int(),
  balanceAfter: z.int().nonnegative(),
  reason: z.string(),
  orderId: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type WalletEntry = z.output<typeof WalletEntry>;

/** Where a page of entries ended. */
export const EntryPosition = z.strictObject({ createdAt: z.iso.datetime(), id: z.string().max(100) });
export type EntryPosition = z.output<typeof EntryPosition>;
