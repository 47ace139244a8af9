import type { Transaction } from "@/db/client";
import { campaignAwards, campaignEvaluations } from "@/db/schema/campaigns";
import type { Context } from "@/lib/events/context";
import type { PaidOrder } from "@/lib/orders/paid-queries";
import { issuePoints } from "../points/issue-points";
import {
  type Evaluation,
  evaluate,
  type OrderFacts,
  type PreparedCampaign,
  pointsFor,
  whyFor,
} from "./evaluation-rules";
import { findInForce } from "./queries";

export type Evaluated = {
  order: Omit<PaidOrder, "userId" | "paidAt" | "source">;
  eventId: string;
  occurredAt: Date;
  client: string;
  /** Who bought it with an account; null for a guest, and for somebody whose account is closed. */
  accountId: string | null;
  /** Those in force at `occurredAt`, when the caller has them at hand. */
  campaigns?: readonly PreparedCampaign[];
};

const awardsOf = ({ trace }: Evaluation): Map<string, number> => {
  const byCampaign = new Map<string, number>();
  for (const { campaignId, points } of trace) {
    if (points !== 0) byCampaign.set(campaignId, (byCampaign.get(campaignId) ?? 0) + points);
  }
  return byCampaign;
};

const issue = async (tx: Transaction, ctx: Context, given: Evaluated, evaluation: Evaluation) => {
  const { order, accountId, occurredAt } = given;
  if (accountId === null || evaluation.points === 0) return;
  await issuePoints(tx, {
    ...{ accountId, occurredAt, amount: evaluation.points, causeKind: "order", causeId: order.orderId },
    ...{ note: evaluation.sum, actor: ctx.actor },
  });
  const awards = [...awardsOf(evaluation)].map(([campaignId, points]) => ({
    ...{ campaignId, points, orderId: order.orderId },
  }));
  if (awards.length > 0) await tx.insert(campaignAwards).values(awards);
};

/**
 * Writes down what the campaigns in force make of a paid order, and issues its points, in one transaction and once: an
 * order that was evaluated before is left as it is. Answers false for such a one.
 */
export const evaluateOrder = async (tx: Transaction, ctx: Context, given: Evaluated): Promise<boolean> => {
  const { order, eventId, occurredAt, accountId, client } = given;
  const { amount, total, quantity, items, currency } = order;
  const facts: OrderFacts = { client, amount, total, quantity, items, currency };
  const campaigns = given.campaigns ?? (await findInForce(tx, occurredAt));
  const evaluation = evaluate(facts, campaigns);
  const written = await tx
    .insert(campaignEvaluations)
    .values({
      orderId: order.orderId,
      eventId,
      accountId,
      occurredAt,
      evaluatedAt: ctx.now,
      facts,
      calculated: evaluation.points,
      points: pointsFor(accountId, evaluation),
      sum: evaluation.sum,
      why: whyFor(accountId, evaluation),
      trace: evaluation.trace,
    })
    .onConflictDoNothing()
    .returning({ orderId: campaignEvaluations.orderId });
  if (written.length === 0) return false;
  await issue(tx, ctx, given, evaluation);
  return true;
};
