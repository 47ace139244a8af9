import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import type { ReplayView } from "@/lib/pipelines/replay-queries";
import { actorName } from "../kit/actor-name";
import { Moment } from "../kit/moment-client";
import { count, PIPELINE_WORDS } from "./pipeline-words";

const STATES: Record<ReplayView["status"], { label: string; tone: BadgeTone }> = {
  running: { label: "under way", tone: "warning" },
  done: { label: "done", tone: "success" },
  failed: { label: "some failed", tone: "danger" },
};

function What({ replay: { types, eventIds, from, to } }: { replay: ReplayView }) {
  return (
    <>
      {eventIds
        ? `${eventIds.length === 1 ? "1 chosen event" : `${count(eventIds.length)} chosen events`}`
        : types
          ? types.join(", ")
          : "All that it hears"}
      , from <Moment at={from} />
      {to && (
        <>
          {" "}
          to <Moment at={to} />
        </>
      )}
    </>
  );
}

const resultOf = ({ status, total, done, failed }: ReplayView): string => {
  if (status === "running") return `${count(done + failed)} of ${count(total)}`;
  if (total === 0) return "there was nothing to send";
  return failed > 0 ? `${count(done)} done, ${count(failed)} failed` : `all ${count(total)} done`;
};

/** Replays with what they send, to whom, and how far they have come. */
export function ReplayList({ replays, names }: { replays: ReplayView[]; names: Map<string, string> }) {
  return (
    <ol className="flex flex-col gap-3">
      {replays.map((replay) => {
        const { replayId, pipeline, status, total, done, failed, actor, startedAt, finishedAt } = replay;
        const title = pipeline ? PIPELINE_WORDS[pipeline].title : "A pipeline that is gone";
        return (
          <Card as="li" key={replayId} className="flex flex-col gap-2.5">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-base font-bold">To {title.toLowerCase()}</span>
              <Badge tone={STATES[status].tone}>{STATES[status].label}</Badge>
              <span className="text-xs text-muted">
                <Moment at={startedAt} />, {actorName(actor, names)}
                {finishedAt && (
                  <>
                    , over at <Moment at={finishedAt} />
                  </>
                )}
              </span>
            </p>
            <p className="text-ink-soft">
              <What replay={replay} />
            </p>
            <Progress
              label={<span className="sr-only">Progress of the replay to {title.toLowerCase()}</span>}
              value={total === 0 ? 1 : done + failed}
              max={Math.max(total, 1)}
              note={resultOf(replay)}
            />
          </Card>
        );
      })}
    </ol>
  );
}
