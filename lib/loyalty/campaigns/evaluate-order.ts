import type { Transaction } from "@/db/client";
import { campaignAwards, campaignEvaluations } from "@/db/schema/campaigns";
import type { Context } from "@/lib/events/context";
import type { PaidOrder } from "@/lib/orders/paid-queries";
import { issuePoints } from "../points/issue-points";
import {
  type Evaluation,
  evaluate,
  type Nobody,
  type OrderFacts,
  type PreparedCampaign,
  pointsFor,
  whyFor,
} from "./evaluation-rules";
import { findInForce } from "./queries";

export type PaidEvent = {
  order: Omit<PaidOrder, "userId" | "paidAt" | "source">;
  eventId: string;
  occurredAt: Date;
  client: string;
  /** Who bought it with an account; null for a guest, and for somebody whose account is closed. */
  accountId: string | null;
  /** Which of the two, where there is no account. */
  nobody?: Nobody;
};

export type Judgement = {
  evaluation: typeof campaignEvaluations.$inferInsert;
  awards: (typeof campaignAwards.$inferInsert)[];
};

const awardsOf = ({ trace }: Evaluation, orderId: string): Judgement["awards"] => {
  const byCampaign = new Map<string, number>();
  for (const { campaignId, points } of trace) {
    if (points !== 0) byCampaign.set(campaignId, (byCampaign.get(campaignId) ?? 0) + points);
  }
  return [...byCampaign].map(([campaignId, points]) => ({ campaignId, orderId, points }));
};

/** The rows that say what these campaigns make of a paid order. */
export const judgeOrder = (
  { order, eventId, occurredAt, accountId, nobody, client }: PaidEvent,
  campaigns: readonly PreparedCampaign[],
  evaluatedAt: Date,
): Judgement => {
  const { orderId, amount, total, quantity, items, currency } = order;
  const facts: OrderFacts = { client, amount, total, quantity, items, currency };
  const evaluation = evaluate(facts, campaigns);
  const points = pointsFor(accountId, evaluation);
  return {
    evaluation: {
      ...{ orderId, eventId, accountId, occurredAt, evaluatedAt, facts, points },
      calculated: evaluation.points,
      sum: evaluation.sum,
      why: whyFor(accountId, evaluation, nobody),
      trace: evaluation.trace,
    },
    awards: points > 0 ? awardsOf(evaluation, orderId) : [],
  };
};

/**
 * Writes down what the campaigns in force make of a paid order, and issues its points, in one transaction and once: an
 * order that was evaluated before is left as it is. Answers false for such a one.
 */
export const evaluateOrder = async (tx: Transaction, ctx: Context, paid: PaidEvent): Promise<boolean> => {
  const { accountId, occurredAt } = paid;
  const { evaluation, awards } = judgeOrder(paid, await findInForce(tx, occurredAt), ctx.now);
  const written = await tx
    .insert(campaignEvaluations)
    .values(evaluation)
    .onConflictDoNothing()
    .returning({ orderId: campaignEvaluations.orderId });
  if (written.length === 0) return false;
  if (awards.length > 0) await tx.insert(campaignAwards).values(awards);
  const { orderId: causeId, points: amount, sum: note } = evaluation;
  if (accountId !== null && amount > 0) {
    await issuePoints(tx, {
      ...{ accountId, amount, occurredAt, causeKind: "order", causeId, note, actor: ctx.actor },
    });
  }
  return true;
};
