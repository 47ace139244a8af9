import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import type { DeskRun } from "@/lib/search/desk-queries";
import { Moment } from "../kit/moment-client";
import { KIND_WORDS, STATE_TONES, STATE_WORDS } from "./run-words";

const seconds = ({ startedAt, finishedAt }: DeskRun): string =>
  finishedAt ? `${((finishedAt.getTime() - startedAt.getTime()) / 1000).toFixed(1)} s` : "";

/** What was compared and rebuilt of late, and what came of it. */
export function RunTable({ runs, names }: { runs: DeskRun[]; names: Map<string, string> }) {
  return (
    <Table
      label="Comparisons and rebuilds"
      head={
        <>
          <Th>What</Th>
          <Th>State</Th>
          <Th end>Missing</Th>
          <Th end>Old values</Th>
          <Th end>No longer sold</Th>
          <Th>Begun</Th>
          <Th end>Took</Th>
          <Th>By</Th>
        </>
      }
    >
      {runs.map((run) => {
        const { id, kind, state, progress, actor, startedAt, fault } = run;
        return (
          <tr key={id}>
            <Td className="font-semibold">{KIND_WORDS[kind]}</Td>
            <Td>
              <Badge tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Badge>
              {fault && state === "failed" && <span className="block text-muted">{fault}</span>}
            </Td>
            <Td end>{progress.found.missing}</Td>
            <Td end>{progress.found.stale}</Td>
            <Td end>{progress.found.orphaned}</Td>
            <Td className="text-muted">
              <Moment at={startedAt.toISOString()} />
            </Td>
            <Td end>{seconds(run)}</Td>
            <Td className="text-muted">
              {actor.startsWith("system:") ? "the clock" : (names.get(actor) ?? actor)}
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
