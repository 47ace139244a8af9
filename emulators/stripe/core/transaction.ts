import { newId } from "./ids";
import type { Delivery, TableName, Tables } from "./records";
import type { Change, Store } from "./store";

export const API_VERSION = "2026-10-28.endive";

export type Origin = { requestId: string | null; idempotencyKey: string | null; apiVersion?: string };

/**
 * The reads and writes of one request. Nothing is seen by others before `commit`, so that a handler that throws
 * leaves no trace. Rows are values: put a changed copy, never change one in place.
 */
export type Transaction = {
  /** Seconds since the epoch, as the vendor's API counts. */
  readonly now: number;
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined;
  put<T extends TableName>(table: T, row: Tables[T]): void;
  remove(table: TableName, id: string): void;
  /** Newest first. */
  list<T extends TableName>(table: T): Tables[T][];
  /** Records an event with the object as it is now, and a delivery of it. */
  emit(type: string, object: object, previous?: object): void;
  /** Deliveries to send once committed, in the order of their events. */
  readonly deliveries: readonly Delivery[];
  commit(): Promise<void>;
};

export const newDelivery = (event: { id: string; type: string }, at: number): Delivery => ({
  id: newId("whd"),
  event: event.id,
  type: event.type,
  state: "waiting",
  createdAt: at,
  nextAt: at,
  tries: 0,
  attempts: [],
});

export const begin = (store: Store, origin: Origin, nowMs = Date.now()): Transaction => {
  const pending = new Map<string, Change>();
  const deliveries: Delivery[] = [];
  const now = Math.floor(nowMs / 1000);

  const change = (table: TableName, id: string, row: Tables[TableName] | null): void =>
    void pending.set(`${table}/${id}`, { table, id, row });

  const list = <T extends TableName>(table: T): Tables[T][] => {
    const rows = new Map(store.all(table).map((row) => [row.id, row]));
    for (const entry of pending.values()) {
      if (entry.table !== table) continue;
      if (entry.row === null) rows.delete(entry.id);
      else rows.set(entry.id, entry.row as Tables[T]);
    }
    return [...rows.values()].reverse();
  };

  return {
    now,
    deliveries,
    get: <T extends TableName>(table: T, id: string) => {
      const entry = pending.get(`${table}/${id}`);
      return entry ? ((entry.row ?? undefined) as Tables[T] | undefined) : store.get(table, id);
    },
    put: (table, row) => change(table, row.id, row),
    remove: (table, id) => change(table, id, null),
    list,
    emit(type, object, previous) {
      const event = {
        id: `evt_${newId("x").slice(2)}`,
        object: "event" as const,
        api_version: origin.apiVersion ?? API_VERSION,
        created: now,
        data: {
          object: structuredClone(object),
          ...(previous ? { previous_attributes: structuredClone(previous) } : {}),
        },
        livemode: false as const,
        pending_webhooks: 1,
        request: { id: origin.requestId, idempotency_key: origin.idempotencyKey },
        type,
      };
      change("event", event.id, event);
      const delivery = newDelivery(event, nowMs);
      change("delivery", delivery.id, delivery);
      deliveries.push(delivery);
    },
    commit: () => store.commit([...pending.values()]),
  };
};
