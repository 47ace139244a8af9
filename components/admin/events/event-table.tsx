import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Table, Td, Th } from "@/components/ui/table";
import type { LogEntry } from "@/lib/pipelines/event-queries";
import { hrefWith, type Query } from "../kit/address";
import { Moment } from "../kit/moment-client";
import { AggregateLink } from "./aggregate-link";
import { EVENTS, STATE_WORDS } from "./event-words";

const SHOWN = ["dead", "waiting", "done", "filtered"] as const;

/** How many listeners it has, by what became of it there. */
function Deliveries({ entry: { deliveries, fannedOut } }: { entry: LogEntry }) {
  if (!fannedOut) return <Badge tone="warning">in the outbox</Badge>;
  const counts = SHOWN.filter((state) => deliveries[state] > 0);
  if (counts.length === 0) return <span className="text-muted">no deliveries</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {counts.map((state) => (
        <Badge key={state} tone={STATE_WORDS[state].tone} className="h-5">
          {deliveries[state]} {STATE_WORDS[state].label}
        </Badge>
      ))}
    </span>
  );
}

function TypeLink({ entry, rows }: { entry: LogEntry; rows?: boolean }) {
  return (
    <Link
      href={`${EVENTS}/${entry.id}`}
      prefetch={false}
      data-row={rows || undefined}
      className="font-mono text-[0.8125rem] font-semibold hover:text-action hover:underline"
    >
      {entry.type}
    </Link>
  );
}

type EventTableProps = { entries: LogEntry[]; query: Query };

/** The log where there is no room for columns. */
export function EventList({ entries }: { entries: LogEntry[] }) {
  return (
    <ol className="mt-4 flex flex-col gap-2.5 md:hidden">
      {entries.map((entry) => (
        <Card as="li" key={entry.id} pad="none" className="p-3.5">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <TypeLink entry={entry} />
            <span className="text-xs text-muted">
              <Moment at={entry.occurredAt} />
            </span>
          </p>
          <p className="mb-1.5">
            <AggregateLink id={entry.aggregateId} />
          </p>
          <Deliveries entry={entry} />
        </Card>
      ))}
    </ol>
  );
}

export function EventTable({ entries, query }: EventTableProps) {
  return (
    <Table
      label="Event log"
      className="mt-4 max-md:hidden"
      head={
        <>
          <Th>When</Th>
          <Th>Event</Th>
          <Th>About</Th>
          <Th>Deliveries</Th>
          <Th className="max-xl:hidden">Request</Th>
        </>
      }
    >
      {entries.map((entry) => (
        <tr key={entry.id}>
          <Td className="text-muted">
            <Moment at={entry.occurredAt} />
          </Td>
          <Td className="whitespace-nowrap">
            <TypeLink entry={entry} rows />
          </Td>
          <Td className="max-w-64">
            <AggregateLink id={entry.aggregateId} />
          </Td>
          <Td>
            <Deliveries entry={entry} />
          </Td>
          <Td className="max-w-56 truncate max-xl:hidden">
            <Link
              href={hrefWith(EVENTS, query, { q: entry.requestId, after: undefined })}
              prefetch={false}
              title="Everything of this request"
              className="font-mono text-xs text-muted hover:text-action hover:underline"
            >
              {entry.requestId}
            </Link>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
