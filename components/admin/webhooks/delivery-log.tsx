import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import type { WebhookDelivery } from "@/lib/webhooks/schema";
import { Moment } from "../kit/moment-client";
import { RedeliverWebhook } from "./webhook-actions-client";
import { DELIVERY_WORDS } from "./webhook-words";

type Attempt = WebhookDelivery["attempts"][number];

function Answer({ attempt }: { attempt: Attempt }) {
  const { attempt: count, at, status, latencyMs, response, error } = attempt;
  return (
    <li className="grid gap-1 border-l-2 border-line pl-3">
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <span className="font-semibold">Attempt {count}</span>
        <span className={status !== null && status < 300 ? "text-success" : "text-danger"}>
          {status === null ? "no answer" : `answered ${status}`}
        </span>
        <span className="text-xs text-muted tabular-nums">
          {latencyMs.toLocaleString("en")} ms · <Moment at={at} />
        </span>
      </p>
      {error && <p className="font-mono text-xs wrap-anywhere text-danger">{error}</p>}
      {response && (
        <pre className="max-h-40 overflow-auto rounded-chip bg-sunken p-2.5 text-xs whitespace-pre-wrap wrap-anywhere">
          {response}
        </pre>
      )}
    </li>
  );
}

const latest = ({ attempts }: WebhookDelivery) => {
  const last = attempts.at(-1);
  if (!last) return "not tried yet";
  const tries = attempts.length === 1 ? "1 attempt" : `${attempts.length} attempts`;
  return `${tries}, last ${last.status === null ? "without an answer" : last.status} in ${last.latencyMs.toLocaleString("en")} ms`;
};

function Entry({ delivery }: { delivery: WebhookDelivery }) {
  const { id, eventId, type, status, nextAttemptAt, createdAt, attempts } = delivery;
  const { label, tone } = DELIVERY_WORDS[status];
  return (
    <Card as="li" pad="none" className="px-4 pt-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            {eventId ? (
              <Link
                href={`/admin/events/${eventId}`}
                prefetch={false}
                className="font-mono text-sm font-semibold hover:text-action hover:underline"
              >
                {type}
              </Link>
            ) : (
              <span className="font-mono text-sm font-semibold">{type}</span>
            )}
            <Badge tone={tone}>{label}</Badge>
          </p>
          <p className="text-xs text-muted">
            <Moment at={createdAt} /> · {latest(delivery)}
            {nextAttemptAt && attempts.length > 0 && (
              <>
                {" "}
                · next <Moment at={nextAttemptAt} />
              </>
            )}
          </p>
        </div>
        {status !== "pending" && <RedeliverWebhook id={id} />}
      </div>
      {attempts.length > 0 ? (
        <Disclosure summary={<span className="text-sm text-muted">Answers</span>}>
          <ol className="flex flex-col gap-3">
            {attempts.map((attempt) => (
              <Answer key={attempt.attempt} attempt={attempt} />
            ))}
          </ol>
        </Disclosure>
      ) : (
        <div className="h-3" />
      )}
    </Card>
  );
}

export function DeliveryLog({ deliveries }: { deliveries: WebhookDelivery[] }) {
  return (
    <ol className="flex flex-col gap-2.5">
      {deliveries.map((delivery) => (
        <Entry key={delivery.id} delivery={delivery} />
      ))}
    </ol>
  );
}
