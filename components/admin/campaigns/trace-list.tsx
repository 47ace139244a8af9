import { Badge } from "@/components/ui/badge";
import type { RuleTrace } from "@/lib/loyalty/campaigns/evaluation-rules";

type TraceListProps = {
  trace: readonly RuleTrace[];
  /** Says of which campaign each rule is. */
  named?: boolean;
};

/** Rule by rule: whether it matched, why, and what it came to. */
export function TraceList({ trace, named }: TraceListProps) {
  return (
    <ol className="flex flex-col gap-2.5">
      {trace.map((rule) => (
        <li key={`${rule.campaignId} ${rule.rule}`}>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge tone={rule.matched ? "success" : "neutral"}>{rule.matched ? "Matched" : "No match"}</Badge>
            <span className="font-medium wrap-anywhere">
              {named && `${rule.campaignName}, version ${rule.version}, `}
              {named ? `rule ${rule.rule + 1}` : `Rule ${rule.rule + 1}`}
            </span>
            {rule.matched && (
              <span className="ml-auto text-right tabular-nums wrap-anywhere">
                {rule.arithmetic} = {rule.value}
              </span>
            )}
          </p>
          <p className="mt-0.5 text-xs wrap-anywhere text-muted">{rule.why}</p>
        </li>
      ))}
    </ol>
  );
}
