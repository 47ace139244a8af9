import Link from "next/link";
import type { LogEvent } from "@/lib/pipelines/event-queries";
import { Moment } from "../kit/moment-client";
import { EVENTS, spanText } from "./event-words";

type RelatedEventsProps = { events: LogEvent[]; to: LogEvent; none: string };

const offset = (event: LogEvent, to: LogEvent): string => {
  const ms = Date.parse(event.occurredAt) - Date.parse(to.occurredAt);
  if (ms === 0) return "at the same moment";
  return ms < 0 ? `${spanText(-ms)} before` : `${spanText(ms)} after`;
};

/** Other events, each with its distance in time. */
export function RelatedEvents({ events, to, none }: RelatedEventsProps) {
  if (events.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ol className="flex flex-col gap-2">
      {events.map((event) => (
        <li key={event.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
          <Link
            href={`${EVENTS}/${event.id}`}
            prefetch={false}
            className="font-mono text-[0.8125rem] font-semibold hover:text-action hover:underline"
          >
            {event.type}
          </Link>
          <span className="text-xs text-muted">
            {offset(event, to)}, <Moment at={event.occurredAt} />
          </span>
        </li>
      ))}
    </ol>
  );
}
