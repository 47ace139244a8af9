import type { Database } from "@/db/client";
import type { AuditEntry } from "@/lib/audit/queries";
import { listAuditOfRequest } from "@/lib/audit/request-queries";
import {
  browseLog,
  DELIVERY_STATES,
  findEvent,
  type LogEntry,
  type LogEvent,
  type LogFilter,
  readHearings,
  readRelated,
  type StoryDelivery,
} from "@/lib/events/browse-log";
import { SUBSCRIPTIONS, type Subscription } from "@/lib/events/subscriptions";
import { EVENT_TYPES } from "@/lib/events/types";
import { listWebhooksOfEvent } from "@/lib/webhooks/queries";

export type { LogEntry, LogEvent, LogFilter, StoryDelivery };

export const STATES = DELIVERY_STATES;
export const eventTypes = (): string[] => Object.keys(EVENT_TYPES).sort();

/** One page of the log, newest first; `before` is the `seq` of the last entry of the page before. */
export const listLog = (db: Database, filter: LogFilter, page: { limit: number; before?: number }) =>
  browseLog(db, filter, page);

export type EventStory = {
  event: LogEvent;
  /** Everybody who hears it, with the seconds that they wait on purpose. */
  hearings: (StoryDelivery & { delayS: number })[];
  webhooks: Awaited<ReturnType<typeof listWebhooksOfEvent>>;
  /** Other events of the same request, and what the office changed in it. */
  ofRequest: LogEvent[];
  audit: AuditEntry[];
  /** Other events about the same thing. */
  ofAggregate: LogEvent[];
};

const delayOf = (subscription: string): number => {
  const known: Subscription | undefined = Object.hasOwn(SUBSCRIPTIONS, subscription)
    ? SUBSCRIPTIONS[subscription as keyof typeof SUBSCRIPTIONS]
    : undefined;
  return known?.delay ?? 0;
};

/** Everything that is known of one event and of what followed from it; null when there is no such event. */
export const readStory = async (db: Database, id: string): Promise<EventStory | null> => {
  const event = await findEvent(db, id);
  if (!event) return null;
  const [hearings, webhooks, related, audit] = await Promise.all([
    readHearings(db, id),
    listWebhooksOfEvent(db, id),
    readRelated(db, event),
    listAuditOfRequest(db, event.requestId),
  ]);
  return {
    event,
    hearings: hearings.map((hearing) => ({ ...hearing, delayS: delayOf(hearing.subscription) })),
    webhooks,
    ...related,
    audit,
  };
};
