import type { Drill, DrillOrder } from "@/lib/pipelines/drill";
import { ANALYTICS_FROM } from "@/lib/pipelines/drill-rules";

export const STEP_NAMES = ["send", "see", "bug-on", "corrupt", "bug-off", "replay", "more", "proof"] as const;
export type StepName = (typeof STEP_NAMES)[number];

export const isDelivered = ({ checkout, backup, analytics }: DrillOrder): boolean =>
  [checkout, backup, analytics].every((state) => state === "done" || state === "filtered");

/** Whether the analytics index holds what it should: orders from 100 on, and no others. */
export const isIndexedRightly = ({ amount, indexed }: DrillOrder): boolean =>
  indexed === Number(amount) >= ANALYTICS_FROM;

const of = ({ orders }: Drill, ...numbers: number[]): DrillOrder[] =>
  orders.filter(({ number }) => numbers.includes(number));

const isSent = ({ eventId }: DrillOrder): boolean => eventId !== null;

/** Which steps are over, read from what is there. */
const DONE: Record<StepName, (drill: Drill) => boolean> = {
  send: (drill) => of(drill, 1, 2).every((order) => isSent(order) && isDelivered(order)),
  see: (drill) =>
    of(drill, 1, 2).every(({ object }) => object !== null) &&
    of(drill, 1, 2).every(isIndexedRightly) &&
    (of(drill, 3, 4).some(isSent) || of(drill, 1, 2).every(({ right }) => right)),
  "bug-on": (drill) => drill.pipeline.fault || of(drill, 3, 4).some(isSent),
  corrupt: (drill) => of(drill, 3, 4).every((order) => isSent(order) && isDelivered(order)),
  "bug-off": (drill) => of(drill, 3, 4).every(isSent) && !drill.pipeline.fault,
  replay: (drill) => drill.replay?.status === "done" && of(drill, 1, 2, 3, 4).every(({ right }) => right),
  more: (drill) => of(drill, 5).every((order) => isSent(order) && isDelivered(order)),
  proof: ({ proof }) => proof?.state === "done" && proof.differences === 0,
};

/** The step that is to be done now; null when all are over. A step counts only once those before it are over. */
export const currentStep = (drill: Drill): StepName | null =>
  STEP_NAMES.find((name) => !DONE[name](drill)) ?? null;

export const stateOfStep = (name: StepName, current: StepName | null): "done" | "now" | "later" => {
  const at = current === null ? STEP_NAMES.length : STEP_NAMES.indexOf(current);
  const own = STEP_NAMES.indexOf(name);
  return own < at ? "done" : own === at ? "now" : "later";
};
