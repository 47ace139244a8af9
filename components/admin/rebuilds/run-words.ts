import type { BadgeTone } from "@/components/ui/badge";
import type { ProjectionRun } from "@/lib/pipelines/projection-runs";

export const REBUILDS = "/admin/rebuilds";

/** What came of a run, in a badge. */
export const outcomeOf = (run: ProjectionRun): { label: string; tone: BadgeTone } => {
  if (run.state === "running") return { label: "under way", tone: "warning" };
  if (run.state === "failed") return { label: "failed", tone: "danger" };
  if (run.state === "lost") return { label: "lost", tone: "danger" };
  const differences = run.differences ?? 0;
  if (differences === 0) return { label: "no difference", tone: "success" };
  const text = differences === 1 ? "1 difference" : `${differences.toLocaleString("en")} differences`;
  return run.kind === "rebuild"
    ? { label: `${text} put right`, tone: "info" }
    : { label: text, tone: "danger" };
};
