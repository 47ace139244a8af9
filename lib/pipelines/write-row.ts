import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { externalOrders } from "@/db/schema/pipelines";
import type { ProjectedOrder } from "./project-order";

/** Held shared while a row is written and alone while all of them are swapped; an arbitrary number that stands for that. */
const ROWS_LOCK = 8_114_027;

export const shareRows = (tx: Transaction) =>
  tx.execute(sql`select pg_advisory_xact_lock_shared(${ROWS_LOCK})`);

export const holdRows = (tx: Transaction) => tx.execute(sql`select pg_advisory_xact_lock(${ROWS_LOCK})`);

/** Writes whole rows under their keys, so that the same event again repairs what was wrong. */
export const writeRows = async (tx: Transaction, rows: ProjectedOrder[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx
    .insert(externalOrders)
    .values(rows)
    .onConflictDoUpdate({
      target: [externalOrders.customerId, externalOrders.dateOrderId],
      set: {
        eventId: sql`excluded.event_id`,
        occurredAt: sql`excluded.occurred_at`,
        paymentId: sql`excluded.payment_id`,
        paymentAmount: sql`excluded.payment_amount`,
        paymentCurrency: sql`excluded.payment_currency`,
        totalQuantity: sql`excluded.total_quantity`,
      },
    });
};
