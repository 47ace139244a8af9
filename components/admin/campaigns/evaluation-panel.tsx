import type { StoredEvaluation } from "@/lib/loyalty/campaigns/queries";
import { countPoints } from "@/lib/loyalty/campaigns/words-rules";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";
import { TraceList } from "./trace-list";

/** What the campaigns made of an order, rule by rule, as it was judged when it was paid. */
export function EvaluationPanel({ evaluation }: { evaluation: StoredEvaluation | null }) {
  if (!evaluation) return null;
  const { points, calculated, sum, why, trace, facts, evaluatedAt } = evaluation;
  return (
    <Panel title="Points by campaign" aside={<Moment at={evaluatedAt.toISOString()} />}>
      <p className="wrap-anywhere">
        <strong>{countPoints(points)}</strong>
        {sum && <span className="tabular-nums">: {sum}</span>}
        {points !== calculated && <span className="text-muted"> (would be {countPoints(calculated)})</span>}
      </p>
      {why && <p className="text-muted">{why}</p>}
      <p className="mt-1 mb-3 text-xs text-muted">
        As an order of {facts.client}, with {facts.quantity} pieces in {facts.items}{" "}
        {facts.items === 1 ? "line" : "lines"}
      </p>
      <TraceList trace={trace} named />
    </Panel>
  );
}
