import { cx } from "@/components/ui/class-names";
import type { HistoryEntry } from "@/lib/orders/desk-queries";
import { actorName } from "../kit/actor-name";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";
import { NoteForm } from "./note-form-client";

type HistoryPanelProps = { orderId: string; entries: HistoryEntry[]; names: Map<string, string> };

const BAD = new Set(["cancelled", "expired", "payment-failed"]);
const GOOD = new Set(["paid", "fulfilled", "delivered"]);

const dotOf = ({ type, public: isPublic }: HistoryEntry) => {
  if (!isPublic) return "bg-count";
  if (BAD.has(type)) return "bg-danger";
  return GOOD.has(type) ? "bg-action" : "bg-edge";
};

/** All that happened, notes for colleagues included, with who did it. */
export function HistoryPanel({ orderId, entries, names }: HistoryPanelProps) {
  return (
    <Panel title="What happened">
      <ol className="mb-4">
        {entries.map((entry) => (
          <li
            key={`${entry.at}-${entry.type}-${entry.note}`}
            className="group relative grid grid-cols-[0.75rem_minmax(0,1fr)] gap-x-3 pb-4 last:pb-0"
          >
            <span
              aria-hidden
              className="absolute top-3 bottom-0 left-[0.3125rem] w-0.5 bg-line group-last:hidden"
            />
            <span aria-hidden className={cx("relative mt-1 size-3 rounded-full", dotOf(entry))} />
            <div className="min-w-0">
              <p className={cx("wrap-anywhere", entry.public ? "font-medium" : "whitespace-pre-line")}>
                {entry.note || entry.type}
              </p>
              <p className="text-xs text-muted">
                <Moment at={entry.at} /> · {actorName(entry.actor, names)}
                {!entry.public && " · only colleagues see this"}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <NoteForm orderId={orderId} />
    </Panel>
  );
}
