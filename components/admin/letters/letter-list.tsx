import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import type { DeadLetter } from "@/lib/pipelines/queries";
import { Moment } from "../kit/moment-client";
import { DiscardLetter, RedriveLetter } from "./letter-actions-client";

type Payload = { type?: unknown; aggregateId?: unknown; requestId?: unknown };

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

function Subject({ payload }: { payload: Payload }) {
  const id = textOf(payload.aggregateId);
  if (!id) return null;
  const page = id.startsWith("ord_") ? "orders" : id.startsWith("prd_") ? "products" : null;
  if (!page) return <code className="text-xs">{id}</code>;
  return (
    <Link
      href={`/admin/${page}/${id}`}
      prefetch={false}
      className="font-mono text-xs text-action hover:underline"
    >
      {id}
    </Link>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const payload = (letter.payload ?? {}) as Payload;
  const isOpen = letter.resolvedAt === null;
  return (
    <Card as="li" className="p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <span className="font-mono font-semibold">{textOf(payload.type) ?? "a message"}</span>
            <span className="text-ink-soft">for {letter.subscription}</span>
            <Subject payload={payload} />
          </p>
          <p className="text-xs text-muted">
            <Moment at={letter.createdAt} /> ·{" "}
            {letter.attempts === 1 ? "1 attempt" : `${letter.attempts} attempts`} ·{" "}
            <code>{letter.deliveryId ?? letter.id}</code>
          </p>
        </div>
        {isOpen ? (
          <div className="flex gap-1">
            {letter.deliveryId && <RedriveLetter id={letter.id} />}
            <DiscardLetter id={letter.id} />
          </div>
        ) : (
          <span className="flex items-center gap-2">
            <Badge tone={letter.resolution === "redriven" ? "success" : "neutral"}>
              {letter.resolution ?? "resolved"}
            </Badge>
            {letter.resolvedAt && <Moment at={letter.resolvedAt} />}
          </span>
        )}
      </div>
      <p className="mt-2.5 rounded-chip bg-danger-soft px-3 py-2 font-mono text-xs wrap-anywhere text-danger">
        {letter.lastError}
      </p>
      {letter.eventId && (
        <Link
          href={`/admin/events/${encodeURIComponent(letter.eventId)}`}
          prefetch={false}
          className="tap mt-2 inline-block font-semibold text-action hover:underline"
        >
          The whole story of the event
        </Link>
      )}
      {letter.reason && <p className="mt-2 text-ink-soft">Discarded because: {letter.reason}</p>}
      <Disclosure summary={<span className="text-muted">Payload</span>} className="-mb-3 mt-1">
        <pre className="max-h-96 overflow-auto rounded-chip bg-sunken p-3 text-xs">
          {JSON.stringify(letter.payload, null, 2)}
        </pre>
      </Disclosure>
    </Card>
  );
}

export function LetterList({ rows }: { rows: DeadLetter[] }) {
  return (
    <ul className="mt-4 flex flex-col gap-3">
      {rows.map((letter) => (
        <Letter key={letter.id} letter={letter} />
      ))}
    </ul>
  );
}
