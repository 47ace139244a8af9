import Link from "next/link";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { Hearing, Telling } from "@/lib/pipelines/queries";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";

const STATES: Record<Hearing["status"], { label: string; tone: BadgeTone }> = {
  waiting: { label: "waiting", tone: "warning" },
  done: { label: "done", tone: "success" },
  filtered: { label: "filtered", tone: "neutral" },
  dead: { label: "dead letter", tone: "danger" },
};

function Delivery({ delivery }: { delivery: Hearing }) {
  const { label, tone } = STATES[delivery.status];
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span className="min-w-32 font-medium">{delivery.subscription}</span>
      <Badge tone={tone}>{label}</Badge>
      <span className="text-xs text-muted">
        {delivery.tries === 0
          ? "not tried yet"
          : delivery.tries === 1
            ? "at the first try"
            : `after ${delivery.tries} tries`}
        {delivery.doneAt && (
          <>
            , <Moment at={delivery.doneAt} />
          </>
        )}
      </span>
      {delivery.status === "dead" && (
        <Link
          href={`/admin/dead-letters?q=${encodeURIComponent(delivery.id)}`}
          prefetch={false}
          className="tap text-xs font-semibold text-action hover:underline"
        >
          See the dead letter
        </Link>
      )}
      {delivery.lastError && (
        <span className="w-full font-mono text-xs wrap-anywhere text-danger">{delivery.lastError}</span>
      )}
    </li>
  );
}

/** What the shop told itself about this order, who heard it, and how that went. */
export function EventsPanel({ events }: { events: Telling[] }) {
  return (
    <Panel
      title="Events and deliveries"
      aside={`${events.length} ${events.length === 1 ? "event" : "events"}`}
    >
      {events.length === 0 && <p className="text-muted">Nothing was told about this order.</p>}
      <ol className="flex flex-col gap-4">
        {events.map((event) => (
          <li key={event.id}>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-mono font-semibold">{event.type}</span>
              <span className="text-xs text-muted">
                <Moment at={event.occurredAt} />
              </span>
              <span className="font-mono text-xs text-muted" title="Request">
                {event.requestId}
              </span>
            </p>
            <ul className="mt-1.5 flex flex-col gap-1.5 border-l-2 border-line pl-3">
              {event.deliveries.length === 0 && <li className="text-xs text-muted">No deliveries.</li>}
              {event.deliveries.map((delivery) => (
                <Delivery key={delivery.id} delivery={delivery} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
