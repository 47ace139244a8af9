import { and, eq, sql } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { purchases } from "@/db/schema/checkout";
import type { Context } from "@/lib/events/context";
import { type Problem, ProblemError } from "@/lib/kernel/errors";
import { PURCHASE_STEPS, type Purchase } from "./purchase-steps";

type Trace = Purchase["steps"][number];

/** The purchase moved on under somebody else's hands; what this run did is rolled back with its transaction. */
class OvertakenError extends Error {}

/** Writes the next line of the trace, but only onto the trace that this run has seen. */
const advance = async (
  ctx: Context,
  before: Purchase,
  step: Trace,
  more: { state?: Purchase["state"]; failure?: string } = {},
): Promise<Purchase> => {
  const [after] = await ctx.db
    .update(purchases)
    .set({ steps: [...before.steps, step], updatedAt: ctx.now, ...more })
    .where(
      and(
        eq(purchases.orderId, before.orderId),
        eq(purchases.state, before.state),
        sql`jsonb_array_length(${purchases.steps}) = ${before.steps.length}`,
      ),
    )
    .returning();
  if (!after) throw new OvertakenError();
  return after;
};

const doneSteps = ({ steps }: Purchase): number => steps.filter((step) => step.status === "done").length;
const undoneSteps = ({ steps }: Purchase): number =>
  steps.filter((step) => step.status === "compensated").length;

const stepForward = (ctx: Context, purchase: Purchase): Promise<Purchase> =>
  inTransaction(ctx.db, async (tx) => {
    const at = doneSteps(purchase);
    const step = PURCHASE_STEPS[at];
    if (!step) throw new Error(`purchase ${purchase.orderId} has no step ${at}`);
    const inside = { ...ctx, db: tx };
    const last = at === PURCHASE_STEPS.length - 1;
    const line: Trace = { name: step.name, status: "done", at: ctx.now.toISOString() };
    const after = await advance(inside, purchase, line, last ? { state: "succeeded" } : {});
    await step.act(tx, inside, purchase);
    return after;
  });

const stepBack = (ctx: Context, purchase: Purchase): Promise<Purchase> =>
  inTransaction(ctx.db, async (tx) => {
    const left = doneSteps(purchase) - undoneSteps(purchase);
    const step = PURCHASE_STEPS[left - 1];
    if (!step) throw new Error(`purchase ${purchase.orderId} has nothing to undo`);
    const inside = { ...ctx, db: tx };
    const line: Trace = { name: step.name, status: "compensated", at: ctx.now.toISOString() };
    const after = await advance(inside, purchase, line, left === 1 ? { state: "failed" } : {});
    await step.undo(tx, inside, purchase);
    return after;
  });

const noteFailure = (ctx: Context, purchase: Purchase, problem: Problem): Promise<Purchase> => {
  const at = doneSteps(purchase);
  const name = PURCHASE_STEPS[at]?.name ?? "";
  const line: Trace = { name, status: "failed", at: ctx.now.toISOString(), note: problem.slug };
  return advance(ctx, purchase, line, { state: at === 0 ? "failed" : "compensating", failure: problem.slug });
};

const proceed = async (ctx: Context, purchase: Purchase): Promise<Purchase> => {
  if (purchase.state === "compensating") return stepBack(ctx, purchase);
  try {
    return await stepForward(ctx, purchase);
  } catch (error) {
    if (error instanceof ProblemError) return noteFailure(ctx, purchase, error.problem);
    throw error;
  }
};

const read = async (ctx: Context, orderId: string): Promise<Purchase> => {
  const [row] = await ctx.db.select().from(purchases).where(eq(purchases.orderId, orderId));
  if (!row) throw new Error(`there is no purchase ${orderId}`);
  return row;
};

/**
 * Runs a purchase from wherever it stands to its end: forward, or back through the undos when a step cannot be done.
 * Every step is recorded in the transaction of its effect and only by the run that saw the step before, so that two runs
 * at once, or one after a crash, do each step exactly once.
 */
export const runPurchase = async (ctx: Context, orderId: string): Promise<Purchase> => {
  let purchase = await read(ctx, orderId);
  while (purchase.state === "running" || purchase.state === "compensating") {
    try {
      purchase = await proceed(ctx, purchase);
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error;
      purchase = await read(ctx, orderId);
    }
  }
  return purchase;
};
