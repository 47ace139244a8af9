import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { EventStory } from "@/lib/pipelines/event-queries";
import { Moment } from "../kit/moment-client";
import { effectOf, STATE_WORDS, spanText } from "./event-words";

type Hearing = EventStory["hearings"][number];

const between = (from: string, to: string): string => spanText(Date.parse(to) - Date.parse(from));

function Timing({ hearing, since }: { hearing: Hearing; since: string }) {
  const { createdAt, publishedAt, doneAt, tries, attempt, delayS, status } = hearing;
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-muted tabular-nums">
      <span>
        {publishedAt
          ? `handed to the queue after ${between(since, publishedAt)}`
          : status === "filtered"
            ? "not handed out"
            : `waits for the queue since ${between(createdAt, new Date().toISOString())}`}
        {attempt > 1 && `, ${attempt} times`}
      </span>
      {delayS > 0 && <span>waits {spanText(delayS * 1000)} on purpose</span>}
      {tries > 0 && <span>{tries === 1 ? "1 attempt" : `${tries} attempts`}</span>}
      {doneAt && status === "done" && (
        <span>
          done after {between(since, doneAt)}, <Moment at={doneAt} />
        </span>
      )}
    </p>
  );
}

function Letters({ letters }: { letters: Hearing["letters"] }) {
  if (letters.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-xs">
      {letters.map((letter) => (
        <li key={letter.id} className="flex flex-wrap gap-x-2">
          <Link
            href={`/admin/dead-letters?q=${letter.id}${letter.resolution ? "&state=resolved" : ""}`}
            prefetch={false}
            className="tap font-semibold text-action hover:underline"
          >
            Dead letter
          </Link>
          <span className="text-muted">
            <Moment at={letter.createdAt} />, {letter.resolution ?? "waits for somebody"}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who hears an event, what each does with it, and how that went. */
export function Hearings({ hearings, occurredAt }: { hearings: Hearing[]; occurredAt: string }) {
  if (hearings.length === 0)
    return (
      <p className="text-muted">
        It was delivered to nobody: it was seeded or restored, or nobody hears its type.
      </p>
    );
  return (
    <ol className="flex flex-col">
      {hearings.map((hearing) => {
        const { label, tone } = STATE_WORDS[hearing.status];
        const effect = effectOf(hearing.subscription);
        // Of what is replayed the timing counts from then on.
        const since = hearing.attempt > 1 ? hearing.createdAt : occurredAt;
        return (
          <li
            key={hearing.id}
            className="flex flex-col gap-1 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0"
          >
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="font-semibold">{hearing.subscription}</span>
              <Badge tone={tone}>{label}</Badge>
            </p>
            {effect && <p className="text-ink-soft">{effect}</p>}
            <Timing hearing={hearing} since={since} />
            {hearing.lastError && hearing.status !== "done" && (
              <p className="rounded-chip bg-danger-soft px-3 py-2 font-mono text-xs wrap-anywhere text-danger">
                {hearing.lastError}
              </p>
            )}
            <Letters letters={hearing.letters} />
          </li>
        );
      })}
    </ol>
  );
}
