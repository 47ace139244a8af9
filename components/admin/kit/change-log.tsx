import type { AuditEntry } from "@/lib/audit/queries";
import { actorName } from "./actor-name";
import { AuditDiff } from "./audit-diff";
import { Moment } from "./moment-client";

type ChangeLogProps = { entries: AuditEntry[]; names: Map<string, string> };

/** Who changed what of one thing, the latest first. */
export function ChangeLog({ entries, names }: ChangeLogProps) {
  if (entries.length === 0) return <p className="text-muted">Nobody has changed anything yet.</p>;
  return (
    <ol className="flex flex-col gap-3">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold">{actorName(entry.actor, names)}</span>
            <span className="text-ink-soft">{actionWords(entry.action)}</span>
            <span className="ml-auto text-xs text-muted">
              <Moment at={entry.at} />
            </span>
          </p>
          <AuditDiff entry={entry} />
        </li>
      ))}
    </ol>
  );
}

/** `product.adjust-stock` → "adjust stock". */
export function actionWords(action: string): string {
  return action.slice(action.indexOf(".") + 1).replaceAll("-", " ");
}
