import { RefreshSoon } from "@/components/checkout/refresh-soon-client";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { DeskRun } from "@/lib/search/desk-queries";
import { KIND_WORDS, PHASE_WORDS, shareDone } from "./run-words";

/** How far the run that goes on has come. */
export function RunProgress({ run }: { run: DeskRun }) {
  if (run.state === "stalled")
    return (
      <Notice tone="danger" title={`The ${KIND_WORDS[run.kind].toLowerCase()} does not go on`}>
        {run.fault ?? "Nothing was heard of it for ten minutes."} Start another; it takes this one's place.
        What was given up stands among the dead letters.
      </Notice>
    );
  const share = shareDone(run.progress);
  return (
    <>
      <Progress
        label={`${KIND_WORDS[run.kind]}: ${PHASE_WORDS[run.progress.phase].toLowerCase()}`}
        value={Math.round(share * 1000)}
        max={1000}
        note={`${Math.floor(share * 100)}\u00a0%`}
      />
      {run.fault && <p className="mt-2 text-sm text-muted">Being tried again after: {run.fault}</p>}
      <RefreshSoon />
    </>
  );
}
