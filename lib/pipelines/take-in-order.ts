import { inTransaction } from "@/db/client";
import { externalOrderDocuments } from "@/db/schema/pipelines";
import type { Context } from "@/lib/events/context";
import { recordEvent } from "@/lib/events/outbox";
import { externalOrderEvent } from "./external-order-event";
import type { ExternalOrder } from "./schema";

/**
 * Takes in an order of another sales channel: its document and its event, in one transaction. An identifier that was
 * taken in before changes nothing, whatever else the order says; of two at once one is the first.
 */
export const takeInOrder = (ctx: Context, order: ExternalOrder): Promise<{ taken: boolean }> =>
  inTransaction(ctx.db, async (tx) => {
    const event = externalOrderEvent(order);
    const [made] = await tx
      .insert(externalOrderDocuments)
      .values({
        id: String(order.id),
        eventId: event.id,
        document: order,
        actor: ctx.actor,
        receivedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: externalOrderDocuments.id });
    if (!made) return { taken: false };
    await recordEvent(tx, ctx, event);
    return { taken: true };
  });
