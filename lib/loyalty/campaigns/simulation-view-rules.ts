import type { RuleTrace } from "./evaluation-rules";
import type { RuleTotal, SimulationRun } from "./simulation-rules";

type Sum = { points: number; cost: number };

/** A simulation as the office shows it. */
export type SimulationView = {
  orders: number;
  /** Those that would have earned something. */
  rewarded: number;
  draft: Sum;
  active: Sum;
  issued: Sum;
  byRule: RuleTotal[];
  days: { day: string; draft: number; active: number }[];
  /** The orders that would have earned most. */
  rows: { orderId: string; day: string; points: number; active: number; why: string; trace: RuleTrace[] }[];
};

const SHOWN = 100;

/** `pointValue` is what a point is worth, in minor units. */
export const viewSimulation = (
  { draft, active, issued }: { draft: SimulationRun; active: SimulationRun; issued: number },
  pointValue: number,
): SimulationView => {
  const sum = (points: number): Sum => ({ points, cost: points * pointValue });
  const activeOf = new Map(active.orders.map(({ orderId, points }) => [orderId, points]));
  const activeOn = new Map(active.byDay.map(({ day, points }) => [day, points]));
  const most = draft.orders.toSorted((one, other) => other.points - one.points).slice(0, SHOWN);
  return {
    orders: draft.orders.length,
    rewarded: draft.orders.filter(({ points }) => points > 0).length,
    draft: sum(draft.points),
    active: sum(active.points),
    issued: sum(issued),
    byRule: draft.byRule,
    days: draft.byDay.map(({ day, points }) => ({ day, draft: points, active: activeOn.get(day) ?? 0 })),
    rows: most.map((order) => ({ ...order, active: activeOf.get(order.orderId) ?? 0 })),
  };
};
