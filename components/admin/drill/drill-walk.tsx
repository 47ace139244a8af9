import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Progress } from "@/components/ui/progress";
import type { Drill } from "@/lib/pipelines/drill";
import { FlushButton } from "../backups/flush-button-client";
import { FaultSwitch } from "../pipelines/fault-switch-client";
import { RunButtons } from "../rebuilds/run-buttons-client";
import { ReplayAll, SendOrders } from "./drill-actions-client";
import { DrillStep } from "./drill-step";
import { currentStep, isDelivered, type StepName, stateOfStep } from "./drill-steps";

function Sending({
  drill,
  step,
  label,
  numbers,
}: {
  drill: Drill;
  step: "send" | "corrupt" | "more";
  label: string;
  numbers: number[];
}) {
  const orders = drill.orders.filter(({ number }) => numbers.includes(number));
  if (orders.every(({ eventId }) => eventId === null)) {
    return <SendOrders run={drill.run} step={step} label={label} />;
  }
  const arrived = orders.filter(isDelivered).length;
  return arrived < orders.length ? (
    <Progress
      className="w-full max-w-sm"
      label="On their way through the pipelines"
      value={arrived}
      max={orders.length}
      note={`${arrived} of ${orders.length}`}
    />
  ) : null;
}

function Replaying({ drill: { replay } }: { drill: Drill }) {
  if (replay?.status === "running") {
    return (
      <Progress
        className="w-full max-w-sm"
        label="Sending again"
        value={replay.done + replay.failed}
        max={Math.max(replay.total, 1)}
        note={`${(replay.done + replay.failed).toLocaleString("en")} of ${replay.total.toLocaleString("en")}`}
      />
    );
  }
  return <ReplayAll />;
}

type Step = { name: StepName; title: string; text: string; todo: (drill: Drill) => ReactNode };

const STEPS: Step[] = [
  {
    name: "send",
    title: "Send an order below 100 and one of 100",
    text: "Both come in through the door for other channels' orders and fork into the three pipelines.",
    todo: (drill) => <Sending drill={drill} step="send" label="Send two orders" numbers={[1, 2]} />,
  },
  {
    name: "see",
    title: "See rows, backup and index",
    text: "Both have a row and a line in an encrypted object; only the one of 100 is in the analytics index. Lines are gathered for up to a minute before they are stored.",
    todo: () => <FlushButton variant="primary" />,
  },
  {
    name: "bug-on",
    title: "Switch the corruption on",
    text: "From now on the checkout pipeline writes a word where numbers belong.",
    todo: ({ pipeline }) => <FaultSwitch on={pipeline.fault} variant="primary" />,
  },
  {
    name: "corrupt",
    title: "Send two more and see CORRUPTED!",
    text: "Their rows are wrong. Backup and index are right: a fault of one pipeline is its own.",
    todo: (drill) => <Sending drill={drill} step="corrupt" label="Send two more" numbers={[3, 4]} />,
  },
  {
    name: "bug-off",
    title: "Switch it off",
    text: "New rows come out right again. Those that are wrong stay so.",
    todo: ({ pipeline }) => <FaultSwitch on={pipeline.fault} variant="primary" />,
  },
  {
    name: "replay",
    title: "Replay",
    text: "The events of the last 14 days go to the checkout pipeline once more, in batches of ten. Every row is written anew.",
    todo: (drill) => <Replaying drill={drill} />,
  },
  {
    name: "more",
    title: "Send one more",
    text: "After a whole replay nothing is buffered; the next event is the first that is.",
    todo: (drill) => <Sending drill={drill} step="more" label="Send one more" numbers={[5]} />,
  },
  {
    name: "proof",
    title: "Prove it against a fresh rebuild",
    text: "All rows are built anew from the log, aside, and compared with those that are there.",
    todo: ({ proof }) => (
      <>
        {proof?.state === "done" && (proof.differences ?? 0) > 0 && (
          <p className="font-medium text-danger">
            {proof.differences} rows differ. Rebuild them, or replay once more, and compare again.
          </p>
        )}
        <RunButtons
          projection="external-orders"
          title="Rows of orders"
          checkLabel="Compare"
          checkOnly
          busy={proof?.state === "running"}
        />
      </>
    ),
  },
];

/** The drill's steps in order; the one whose turn it is shows what to press. */
export function DrillWalk({ drill }: { drill: Drill }) {
  const current = currentStep(drill);
  return (
    <ol>
      {STEPS.map(({ name, title, text, todo }, at) => {
        const state = stateOfStep(name, current);
        return (
          <DrillStep key={name} number={at + 1} title={title} state={state}>
            {state !== "later" && <p className="text-ink-soft">{text}</p>}
            {state === "now" && todo(drill)}
          </DrillStep>
        );
      })}
    </ol>
  );
}

/** How the checkout pipeline stands, in three words. */
export function DrillState({ drill: { pipeline, proof } }: { drill: Drill }) {
  return (
    <dl aria-live="polite" className="flex flex-wrap gap-x-8 gap-y-2">
      <div>
        <dt className="text-xs text-muted">Buffered</dt>
        <dd className="font-display text-2xl font-bold tabular-nums">
          {pipeline.buffered.toLocaleString("en")}
        </dd>
      </div>
      <div>
        <dt className="text-xs text-muted">Waiting</dt>
        <dd className="font-display text-2xl font-bold tabular-nums">
          {pipeline.counts.waiting.toLocaleString("en")}
        </dd>
      </div>
      <div>
        <dt className="text-xs text-muted">The bug</dt>
        <dd className="pt-1">
          <Badge tone={pipeline.fault ? "danger" : "success"}>{pipeline.fault ? "on" : "off"}</Badge>
        </dd>
      </div>
      {proof?.state === "done" && (
        <div>
          <dt className="text-xs text-muted">Against a rebuild</dt>
          <dd className="pt-1">
            <Badge tone={proof.differences === 0 ? "success" : "danger"}>
              {proof.differences === 0 ? "equal" : `${proof.differences} differ`}
            </Badge>
          </dd>
        </div>
      )}
    </dl>
  );
}
