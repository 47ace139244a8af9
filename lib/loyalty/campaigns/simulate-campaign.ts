import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { listPaidOrders, type PaidOrder } from "@/lib/orders/paid-queries";
import { prepareCampaign } from "./evaluation-rules";
import { findEvaluatedAccounts, findInForce, sumIssued } from "./queries";
import { DEFAULT_CLIENT, PURCHASE_CLIENT } from "./rules";
import type { Simulation, SimulationInput } from "./schema";
import { type PastOrder, type SimulationRun, simulate } from "./simulation-rules";

/** More than this is no answer any more but an export. */
const MOST_ORDERS = 10_000;

/** What stands in the place of a campaign's id for rules that are only tried. */
export const DRAFT = "draft";

export type Simulated = {
  draft: SimulationRun;
  /** The campaigns that are in force now, over the same orders. */
  active: SimulationRun;
  /** Points that were really issued for orders of the period, by what was in force then. */
  issued: number;
};

const toPastOrder = (order: PaidOrder, accounts: Map<string, string | null>): PastOrder => {
  const { orderId, userId, source, paidAt, amount, total, quantity, items, currency } = order;
  const client = source === "purchase" ? PURCHASE_CLIENT : DEFAULT_CLIENT;
  return {
    orderId,
    occurredAt: paidAt,
    // Whose it was when it was paid, as far as that is on record.
    accountId: accounts.has(orderId) ? (accounts.get(orderId) ?? null) : userId,
    facts: { client, amount, total, quantity, items, currency },
  };
};

/** Tries rules on the orders that were paid in a period, next to the campaigns in force; writes nothing. */
export const simulateRules = async (
  { db, now }: Pick<Context, "db" | "now">,
  { rules, client, from, to }: SimulationInput,
): Promise<Result<Simulated>> => {
  const orders = await listPaidOrders(db, { from, to, limit: MOST_ORDERS + 1 });
  if (orders.length > MOST_ORDERS) {
    const message = `More than ${MOST_ORDERS.toLocaleString("en")} orders were paid then. Choose a shorter period.`;
    return fail(problem("invalid-body", message, { errors: [{ path: "to", message }] }));
  }
  const ids = orders.map(({ orderId }) => orderId);
  const [accounts, active, issued] = await Promise.all([
    findEvaluatedAccounts(db, ids),
    findInForce(db, now),
    sumIssued(db, { from, to }),
  ]);
  const past = orders.map((order) => toPastOrder(order, accounts));
  const draft = prepareCampaign({ id: DRAFT, name: "These rules", client, version: 0, rules });
  return ok({
    draft: simulate(past, [draft], { from, to }),
    active: simulate(past, active, { from, to }),
    issued,
  });
};

const totalsOf = ({ points, orders }: SimulationRun): Simulation["totals"] => ({
  points,
  orders: orders.length,
  cost: points * env.POINT_VALUE,
});

/** The answer of the API. */
export const toSimulation = ({ draft, active }: Simulated): Simulation => ({
  totals: totalsOf(draft),
  byRule: draft.byRule,
  orders: draft.orders.map(({ orderId, points, why }) => ({ orderId, points, why })),
  active: totalsOf(active),
});
