import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import type { ProjectionRun } from "@/lib/pipelines/projection-runs";
import { spanText } from "../events/event-words";
import { actorName } from "../kit/actor-name";
import { Moment } from "../kit/moment-client";
import { outcomeOf } from "./run-words";

/** The latest comparisons and rebuilds of everything. */
export function RunTable({ runs, names }: { runs: ProjectionRun[]; names: Map<string, string> }) {
  return (
    <Table
      label="Comparisons and rebuilds"
      head={
        <>
          <Th>When</Th>
          <Th>Projection</Th>
          <Th className="max-sm:hidden">What</Th>
          <Th>Outcome</Th>
          <Th className="max-md:hidden">Read</Th>
          <Th end className="max-lg:hidden">
            Took
          </Th>
          <Th className="max-lg:hidden">Who</Th>
        </>
      }
    >
      {runs.map((run) => {
        const { label, tone } = outcomeOf(run);
        const { id, startedAt, finishedAt, projection, kind, read, actor } = run;
        return (
          <tr key={id}>
            <Td className="text-muted">
              <Moment at={startedAt} />
            </Td>
            <Td className="font-mono text-xs font-semibold">{projection}</Td>
            <Td className="max-sm:hidden">{kind}</Td>
            <Td>
              <Badge tone={tone}>{label}</Badge>
            </Td>
            <Td className="text-muted max-md:hidden">{read}</Td>
            <Td end className="text-muted max-lg:hidden">
              {finishedAt && spanText(Date.parse(finishedAt) - Date.parse(startedAt))}
            </Td>
            <Td className="max-lg:hidden">{actorName(actor, names)}</Td>
          </tr>
        );
      })}
    </Table>
  );
}
