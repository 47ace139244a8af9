import type { Transaction } from "@/db/client";
import { events } from "@/db/schema/events";
import { createId } from "@/lib/kernel/ids";
import type { Context } from "./context";
import type { EventData, EventType } from "./types";

export type NewEvent<T extends EventType> = {
  /** Given by whoever must know it beforehand. */
  id?: string;
  type: T;
  aggregateId: string;
  data: EventData<T>;
  /** What filter policies see; amounts are decimal strings in major units. */
  attributes?: Record<string, string | number | boolean>;
};

/** Writes events into the log and outbox inside the transaction of the change they tell of. */
export const recordEvents = async <T extends EventType>(
  tx: Transaction,
  ctx: Context,
  list: NewEvent<T>[],
): Promise<void> => {
  if (list.length === 0) return;
  await tx.insert(events).values(
    list.map(({ id = createId("evt"), type, aggregateId, data, attributes = {} }) => ({
      id,
      type,
      aggregateId,
      occurredAt: ctx.now,
      actor: ctx.actor,
      requestId: ctx.requestId,
      attributes,
      data,
    })),
  );
  ctx.outbox.recorded = true;
};

export const recordEvent = <T extends EventType>(
  tx: Transaction,
  ctx: Context,
  event: NewEvent<T>,
): Promise<void> => recordEvents(tx, ctx, [event]);
