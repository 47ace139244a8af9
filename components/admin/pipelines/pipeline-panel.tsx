import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { PipelineView } from "@/lib/pipelines/pipeline-queries";
import { PIPELINE_NAMES } from "@/lib/pipelines/rules";
import { Facts } from "../kit/facts";
import { Panel } from "../kit/panel";
import { FilterForm } from "./filter-form-client";
import { count, PIPELINE_WORDS, secondsText } from "./pipeline-words";
import { ReplayButton } from "./replay-form-client";

const healthOf = ({ counts, lagSeconds, fault }: PipelineView) => {
  if (fault) return { label: "The drill's bug is on", tone: "danger" as const };
  if (counts.failed > 0) return { label: "Deliveries failed", tone: "danger" as const };
  if (lagSeconds > 300) return { label: "Stalled", tone: "danger" as const };
  return counts.waiting > 0
    ? { label: "Busy", tone: "warning" as const }
    : { label: "Up to date", tone: "success" as const };
};

/** One pipeline in numbers, with its filter and a way to send events to it once more. */
export function PipelinePanel({ pipeline }: { pipeline: PipelineView }) {
  const { name, subscription, counts, lagSeconds, buffered, filter } = pipeline;
  const { title, makes } = PIPELINE_WORDS[name];
  const { label, tone } = healthOf(pipeline);
  const failed =
    counts.failed > 0 ? (
      <Link
        href={`/admin/dead-letters?subscription=${subscription}`}
        prefetch={false}
        className="font-semibold text-danger hover:underline"
      >
        {count(counts.failed)}
      </Link>
    ) : (
      "0"
    );
  return (
    <Panel title={title} aside={<Badge tone={tone}>{label}</Badge>}>
      <p className="mb-3 text-ink-soft">{makes}</p>
      <Facts
        facts={[
          ["Received", count(counts.received)],
          ["Stayed out", count(counts.filtered)],
          ["Done", count(counts.done)],
          ["Failed", failed],
          ["Waiting", count(counts.waiting)],
          ["Oldest waits", counts.waiting > 0 ? secondsText(lagSeconds) : "nothing waits"],
          ["Buffered for a replay", count(buffered)],
        ]}
      />
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <ReplayButton pipeline={name} names={PIPELINE_NAMES} />
      </div>
      <Disclosure summary="Filter" className="mt-3 -mb-4">
        <FilterForm key={JSON.stringify(filter)} pipeline={name} filter={filter} />
      </Disclosure>
    </Panel>
  );
}
