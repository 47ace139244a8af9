import { z } from "zod";
import { ORDER_STATUSES, type OrderStatus } from "./rules";

const word = z.string().trim().max(200).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** The address of the order table; what it cannot read it passes over, so that no bookmark ever fails. Days are UTC. */
export const DeskOrderFilter = z.object({
  q: word,
  status: z.enum(ORDER_STATUSES).optional().catch(undefined),
  refund: z.enum(["partial", "full"]).optional().catch(undefined),
  from: day,
  to: day,
  after: z.string().max(2000).optional().catch(undefined),
});
export type DeskOrderFilter = z.output<typeof DeskOrderFilter>;

export type DeskOrder = {
  orderId: string;
  email: string;
  userId: string | null;
  status: OrderStatus;
  refundStatus: "none" | "partial" | "full";
  paymentStatus: string;
  units: number;
  /** Of the first line, for the eye. */
  firstName: string;
  total: number;
  refundedTotal: number;
  currency: string;
  placedAt: string;
};
