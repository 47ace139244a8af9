import { Badge } from "@/components/ui/badge";
import type { Alarm } from "@/lib/alarms/queries";
import { ALARM_WORDS } from "@/lib/alarms/rules";
import { spanText } from "../events/event-words";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";

const lasted = ({ openedAt, resolvedAt }: Alarm): string | null =>
  resolvedAt && `lasted ${spanText(Date.parse(resolvedAt) - Date.parse(openedAt))}`;

/** The latest alarms, open or over; nothing in a shop that never had one. */
export function AlarmHistory({ alarms }: { alarms: Alarm[] }) {
  if (alarms.length === 0) return null;
  return (
    <Panel title="Alarms" aside="By mail to every admin, and in Slack where it is set up" className="mt-4">
      <ul className="flex flex-col">
        {alarms.map((alarm) => (
          <li
            key={alarm.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2.5 last:border-b-0 last:pb-0"
          >
            <Badge tone={alarm.resolvedAt ? "success" : "danger"}>{alarm.resolvedAt ? "over" : "open"}</Badge>
            <span className="font-semibold">{ALARM_WORDS[alarm.kind].title}</span>
            <span className="min-w-0 wrap-anywhere text-ink-soft">{alarm.detail}</span>
            <span className="text-xs text-muted">
              <Moment at={alarm.openedAt} /> {lasted(alarm)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
