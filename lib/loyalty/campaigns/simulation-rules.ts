import {
  type Evaluation,
  evaluate,
  type OrderFacts,
  type PreparedCampaign,
  pointsFor,
  type RuleTrace,
  whyFor,
} from "./evaluation-rules";

/** A paid order of the past; `accountId` is null for a guest's. */
export type PastOrder = { orderId: string; occurredAt: Date; accountId: string | null; facts: OrderFacts };

export type SimulatedOrder = {
  orderId: string;
  /** In UTC. */
  day: string;
  points: number;
  why: string;
  trace: RuleTrace[];
};

export type RuleTotal = { campaign: string; rule: number; points: number };

export type SimulationRun = {
  points: number;
  byRule: RuleTotal[];
  orders: SimulatedOrder[];
  /** Points of each day of the period, those without orders included. */
  byDay: { day: string; points: number }[];
};

const DAY_MS = 86_400_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Every day (UTC) that a period touches; it ends before `to`. */
export const daysOf = ({ from, to }: { from: Date; to: Date }): string[] => {
  const days: string[] = [];
  const first = Math.floor(from.getTime() / DAY_MS) * DAY_MS;
  for (let at = first; at < to.getTime(); at += DAY_MS) days.push(dayOf(new Date(at)));
  return days;
};

/** One line that says why an order earned what it did. */
const explain = (accountId: string | null, evaluation: Evaluation): string => {
  const why = whyFor(accountId, evaluation);
  if (pointsFor(accountId, evaluation) > 0) return why ? `${evaluation.sum} (${why})` : evaluation.sum;
  if (accountId === null || evaluation.trace.some(({ matched }) => matched)) return why;
  return [why, ...evaluation.trace.map((rule) => rule.why)].join(" ");
};

/** What these campaigns would have issued for the orders, by the same calculation that issues points. */
export const simulate = (
  orders: readonly PastOrder[],
  campaigns: readonly PreparedCampaign[],
  period: { from: Date; to: Date },
): SimulationRun => {
  const byDay = new Map(daysOf(period).map((day) => [day, 0]));
  const byRule = new Map<string, RuleTotal>();
  for (const { id, rules } of campaigns)
    for (const rule of rules.keys()) byRule.set(`${id} ${rule}`, { campaign: id, rule, points: 0 });
  const simulated = orders.map(({ orderId, occurredAt, accountId, facts }): SimulatedOrder => {
    const evaluation = evaluate(facts, campaigns);
    const points = pointsFor(accountId, evaluation);
    const day = dayOf(occurredAt);
    byDay.set(day, (byDay.get(day) ?? 0) + points);
    for (const { campaignId, rule, points: part } of accountId === null ? [] : evaluation.trace) {
      const total = byRule.get(`${campaignId} ${rule}`);
      if (total) total.points += part;
    }
    return { orderId, day, points, why: explain(accountId, evaluation), trace: evaluation.trace };
  });
  return {
    points: simulated.reduce((sum, { points }) => sum + points, 0),
    byRule: [...byRule.values()],
    orders: simulated,
    byDay: [...byDay].map(([day, points]) => ({ day, points })),
  };
};
