import { z } from "zod";

/** How the office sorts quick buys: those under way are still to be run or undone by somebody. */
const PURCHASE_VIEWS = ["under-way", "succeeded", "failed"] as const;
export type PurchaseView = (typeof PURCHASE_VIEWS)[number];

/** The address of the table of quick buys; what it cannot read it passes over. */
export const DeskPurchaseFilter = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  state: z.enum(PURCHASE_VIEWS).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});
export type DeskPurchaseFilter = z.output<typeof DeskPurchaseFilter>;
