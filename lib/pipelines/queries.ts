import type { Database } from "@/db/client";
import { type DeadLetterFilter, type DeadLetterRow, listLetters } from "@/lib/events/dead-letters";
import { type DeliveryEntry, type EventEntry, listEventsOf } from "@/lib/events/desk-queries";

/** A delivery that failed for good, as it is shown. */
export type DeadLetter = Omit<DeadLetterRow, "createdAt" | "resolvedAt"> & {
  createdAt: string;
  resolvedAt: string | null;
};

/** One page of dead letters, newest first; `after` is the last id of the page before. */
export const listDeadLetters = async (
  db: Database,
  filter: DeadLetterFilter & { resolved: boolean },
  page: { limit: number; after?: string },
): Promise<{ rows: DeadLetter[]; next: string | null; total: number }> => {
  const { rows, ...rest } = await listLetters(db, filter, page);
  return {
    ...rest,
    rows: rows.map(({ createdAt, resolvedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      resolvedAt: resolvedAt?.toISOString() ?? null,
    })),
  };
};

/** What was told about one thing. */
export type Telling = EventEntry;
export type Hearing = DeliveryEntry;

/** The events that tell of one thing, each with what became of its deliveries. */
export const listTellings = (db: Database, aggregateId: string): Promise<Telling[]> =>
  listEventsOf(db, aggregateId);
