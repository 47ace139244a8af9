import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AggregateLink } from "@/components/admin/events/aggregate-link";
import { EVENTS } from "@/components/admin/events/event-words";
import { Hearings } from "@/components/admin/events/hearings";
import { RelatedEvents } from "@/components/admin/events/related-events";
import { actorName } from "@/components/admin/kit/actor-name";
import { hrefWith } from "@/components/admin/kit/address";
import { AuditDiff } from "@/components/admin/kit/audit-diff";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Facts } from "@/components/admin/kit/facts";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { DELIVERY_WORDS, WEBHOOKS } from "@/components/admin/webhooks/webhook-words";
import { Badge } from "@/components/ui/badge";
import { nameActors } from "@/lib/accounts/desk-queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { type EventStory, readStory } from "@/lib/pipelines/event-queries";

export const metadata: Metadata = { title: "Event" };

function Told({ webhooks }: Pick<EventStory, "webhooks">) {
  if (webhooks.length === 0) return null;
  return (
    <Panel title="Developers who were told">
      <ul className="flex flex-col gap-2">
        {webhooks.map(({ id, webhookId, url, status, attempts }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <Link
              href={`${WEBHOOKS}/${webhookId}`}
              prefetch={false}
              className="min-w-0 font-medium wrap-anywhere hover:text-action hover:underline"
            >
              {url}
            </Link>
            <Badge tone={DELIVERY_WORDS[status].tone}>{DELIVERY_WORDS[status].label}</Badge>
            <span className="text-xs text-muted">
              {attempts === 1 ? "1 attempt" : `${attempts} attempts`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type RequestPanelProps = { story: EventStory; names: Map<string, string> };

/** What else happened in the same request. */
function RequestPanel({ story: { event, ofRequest, audit }, names }: RequestPanelProps) {
  return (
    <Panel title="The same request">
      <RelatedEvents events={ofRequest} to={event} none="No other event followed from it." />
      {audit.length > 0 && (
        <ul className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
          {audit.map((entry) => (
            <li key={entry.id}>
              <p className="flex flex-wrap gap-x-3">
                <span className="font-semibold">{actorName(entry.actor, names)}</span>
                <span className="font-mono text-xs">{entry.action}</span>
              </p>
              <AuditDiff entry={entry} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 border-t border-line pt-3 text-xs text-muted">
        Every line that this request wrote to the host's log carries{" "}
        <code className="wrap-anywhere select-all">{event.requestId}</code>. Logs are kept as long as the host
        keeps them.
      </p>
    </Panel>
  );
}

function Json({ value }: { value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre tabIndex={0} className="max-h-96 overflow-auto rounded-chip bg-sunken p-3 text-xs">
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}

export default async function EventPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { ctx } = await requireAdmin(`${EVENTS}/${encodeURIComponent(id)}`);
  const story = await readStory(ctx.db, id);
  if (!story) notFound();
  const { event, hearings } = story;
  const names = await nameActors(ctx.db, [event.actor, ...story.audit.map(({ actor }) => actor)]);
  return (
    <DeskPage
      title={<span className="font-mono tracking-tight">{event.type}</span>}
      note={<Moment at={event.occurredAt} />}
      back={{ href: EVENTS, label: "Events" }}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel
            title="Who heard it"
            aside={event.fannedOut ? undefined : <Badge tone="warning">still in the outbox</Badge>}
          >
            <Hearings hearings={hearings} occurredAt={event.occurredAt} />
          </Panel>
          <Told webhooks={story.webhooks} />
          <Panel title="What it says">
            <Json value={event.data} />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title="The event">
            <Facts
              facts={[
                ["About", <AggregateLink key="about" id={event.aggregateId} />],
                ["Who caused it", actorName(event.actor, names)],
                [
                  "Request",
                  <Link
                    key="request"
                    href={hrefWith(EVENTS, {}, { q: event.requestId })}
                    prefetch={false}
                    className="font-mono text-xs hover:text-action hover:underline"
                  >
                    {event.requestId}
                  </Link>,
                ],
                [
                  "Event",
                  <code key="id" className="text-xs select-all">
                    {event.id}
                  </code>,
                ],
                ["Place in the log", event.seq.toLocaleString("en")],
                ["Version", event.version],
                ...Object.entries(event.attributes).map(([name, value]) => [name, String(value)] as const),
              ]}
            />
          </Panel>
          <RequestPanel story={story} names={names} />
          <Panel title="About the same thing">
            <RelatedEvents
              events={story.ofAggregate}
              to={event}
              none="This is the only event that tells of it."
            />
          </Panel>
        </div>
      </div>
    </DeskPage>
  );
}
