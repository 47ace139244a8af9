import { cx } from "@/components/ui/class-names";
import { CheckIcon, CloseIcon, InfoIcon } from "@/components/ui/icons";
import type { Order } from "@/lib/orders/schema";
import { LocalTime } from "./local-time-client";

type Entry = { key: string; text: string; at: string | null; kind: "done" | "bad" | "note" | "ahead" };

const BAD = new Set(["cancelled", "expired", "payment-failed"]);
const STEPS = new Set(["placed", "paid", "fulfilled", "delivered"]);

/** What is still to come in the ordinary course of things. */
const AHEAD: Partial<Record<Order["status"], string[]>> = {
  pending_payment: ["Payment", "Packed and handed to the courier", "Delivered"],
  paid: ["Packed and handed to the courier", "Delivered"],
  fulfilled: ["Delivered"],
};

const kindOf = (type: string): Entry["kind"] => {
  if (BAD.has(type)) return "bad";
  return STEPS.has(type) ? "done" : "note";
};

const entriesOf = ({ events, status }: Order): Entry[] => [
  ...events.map(({ type, note, at }, index) => ({
    key: `${index}`,
    text: note.replace(/\.$/, ""),
    at,
    kind: kindOf(type),
  })),
  ...(AHEAD[status] ?? []).map((text): Entry => ({ key: text, text, at: null, kind: "ahead" })),
];

const dots: Record<Entry["kind"], string> = {
  done: "bg-action text-on-action",
  bad: "bg-danger-soft text-danger",
  note: "bg-info-soft text-info",
  ahead: "border-2 border-line bg-card",
};

const marks = { done: CheckIcon, bad: CloseIcon, note: InfoIcon, ahead: null };

function TimelineEntry({ entry }: { entry: Entry }) {
  const { text, at, kind } = entry;
  const Mark = marks[kind];
  return (
    <li className="group relative flex gap-3.5 pb-5 last:pb-0">
      <span
        aria-hidden
        className="absolute top-7 bottom-0 left-[0.8125rem] w-0.5 bg-line group-last:hidden"
      />
      <span className={cx("z-10 grid size-7 shrink-0 place-items-center rounded-full", dots[kind])}>
        {Mark && <Mark size={16} />}
      </span>
      <div className="min-w-0 pt-0.5">
        <p className={kind === "ahead" ? "text-muted" : "font-semibold"}>{text}</p>
        {at && (
          <p className="text-sm text-muted">
            <LocalTime at={at} withTime />
          </p>
        )}
      </div>
    </li>
  );
}

/** What happened to an order and what comes next. */
export function OrderTimeline({ order }: { order: Order }) {
  return (
    <ol>
      {entriesOf(order).map((entry) => (
        <TimelineEntry key={entry.key} entry={entry} />
      ))}
    </ol>
  );
}
