import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { ProjectionRun } from "@/lib/pipelines/projection-runs";
import { Moment } from "../kit/moment-client";
import { Panel } from "../kit/panel";
import { RunButtons } from "./run-buttons-client";
import { outcomeOf } from "./run-words";

type ProjectionPanelProps = { name: string; title: string; run: ProjectionRun | undefined };

function LastRun({ run }: { run: ProjectionRun }) {
  return (
    <p className="text-muted">
      {run.kind === "check" ? "Compared" : "Rebuilt"} <Moment at={run.startedAt} />
      {run.read && <> from {run.read}</>}
    </p>
  );
}

/** The first of what differed. */
export function Differences({ run }: { run: ProjectionRun }) {
  if (run.shown.length === 0) return null;
  const more = (run.differences ?? 0) - run.shown.length;
  return (
    <Disclosure summary={<span className="text-sm">What differed</span>} className="-mb-2">
      <ul className="flex max-h-64 flex-col gap-1 overflow-auto font-mono text-xs wrap-anywhere">
        {run.shown.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {more > 0 && <p className="pt-2 text-xs text-muted">And {more.toLocaleString("en")} more.</p>}
    </Disclosure>
  );
}

/** One projection: what it is made from, how the last comparison went, and the ways to compare or rebuild it. */
export function ProjectionPanel({ name, title, run }: ProjectionPanelProps) {
  const outcome = run && outcomeOf(run);
  return (
    <Panel
      title={<span className="font-mono text-base">{name}</span>}
      aside={outcome ? <Badge tone={outcome.tone}>{outcome.label}</Badge> : "never compared"}
    >
      <p className="text-ink-soft">{title}.</p>
      <div className="mt-1 mb-3">{run && <LastRun run={run} />}</div>
      {run?.fault && <p className="mb-3 font-medium text-danger">{run.fault}</p>}
      <RunButtons projection={name} title={name} busy={run?.state === "running"} />
      {run && <Differences run={run} />}
    </Panel>
  );
}
