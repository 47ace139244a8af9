import { cx } from "@/components/ui/class-names";
import { ArrowRightIcon } from "@/components/ui/icons";
import type { AdjustmentEntry } from "@/lib/catalog/desk-queries";
import { actorName } from "../kit/actor-name";
import { Moment } from "../kit/moment-client";

/** Why the stock is what it is; sales are not among it. */
export function Adjustments({ entries, names }: { entries: AdjustmentEntry[]; names: Map<string, string> }) {
  if (entries.length === 0) return null;
  return (
    <ol className="mt-4 flex flex-col gap-1.5 border-t border-line pt-3 text-xs">
      {entries.map(({ id, delta, stockAfter, reason, actor, createdAt }) => (
        <li key={id} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2">
          <span className={cx("font-semibold whitespace-nowrap", delta > 0 ? "text-success" : "text-danger")}>
            {delta > 0 ? "+" : "−"}
            {Math.abs(delta)} <ArrowRightIcon size={14} label="makes" className="-mt-0.5 inline" />{" "}
            {stockAfter}
          </span>
          <span className="min-w-0 wrap-anywhere">
            {reason || "no reason given"} <span className="text-muted">· {actorName(actor, names)}</span>
          </span>
          <span className="text-muted">
            <Moment at={createdAt} day />
          </span>
        </li>
      ))}
    </ol>
  );
}
