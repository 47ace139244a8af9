import { Badge } from "@/components/ui/badge";
import { Moment } from "../kit/moment-client";

type Trial = {
  passed: number;
  total: number;
  verdicts: { eventId: string; type: string; occurredAt: string; matches: boolean; why: string }[];
};

/** Which events a policy would let pass, and why. */
export function TrialResult({ trial: { passed, total, verdicts } }: { trial: Trial }) {
  if (total === 0) {
    return (
      <p role="status" className="text-muted">
        There is no event yet that it could be tried on.
      </p>
    );
  }
  return (
    <section aria-label="What the policy would do" className="rounded-tile border border-line">
      <p role="status" className="border-b border-line px-3 py-2 font-semibold">
        {passed} of {total} would pass
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul tabIndex={0} aria-label="Event by event" className="max-h-72 overflow-auto">
        {verdicts.map(({ eventId, type, occurredAt, matches, why }) => (
          <li
            key={eventId}
            className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 border-b border-line px-3 py-2 text-sm last:border-b-0"
          >
            <Badge tone={matches ? "success" : "neutral"} className="h-5">
              {matches ? "passes" : "stays out"}
            </Badge>
            <span className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-3">
              <a
                href={`/admin/events/${eventId}`}
                target="_blank"
                rel="noreferrer"
                className="font-mono text-xs hover:text-action hover:underline"
              >
                {type}
              </a>
              <span className="text-xs text-muted">
                <Moment at={occurredAt} />
              </span>
            </span>
            <span className="col-start-2 text-xs wrap-anywhere text-ink-soft">{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
