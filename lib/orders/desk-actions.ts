"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { answerInTransaction } from "@/lib/http/answer-once";
import { readForm } from "@/lib/http/read-form";
import { reply } from "@/lib/http/reply";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import { fromDecimal } from "@/lib/kernel/money";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { advanceOrder } from "./advance-order";
import { cancelOrder } from "./cancel-order";
import { noteOrder } from "./note-order";
import { findOrderRow } from "./queries";
import { type Refunded, type RefundInput, refundOrder } from "./refund-order";
import { resendReceipt } from "./resend-receipt";
import { OrderId } from "./schema";

const UNKNOWN = problem("unknown-order", "There is no such order.");

const StepForm = z.object({ orderId: OrderId, to: z.enum(["fulfilled", "delivered", "cancelled"]) });

/** Moves an order one step; which steps are legal is decided by the order's state when it happens. */
export const stepOrderAction = async (_: unknown, form: FormData): Promise<Result<{ status: string }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(StepForm, form);
    if (!input.ok) return input;
    const { orderId, to } = input.value;
    if (to !== "cancelled") {
      const moved = await advanceOrder(ctx, orderId, to);
      return moved.ok ? ok({ status: moved.value.status }) : moved;
    }
    const order = await findOrderRow(ctx.db, orderId);
    if (!order) return fail(UNKNOWN);
    const cancelled = await cancelOrder(ctx, order, { byDesk: true });
    return cancelled.ok ? ok({ status: cancelled.value.status }) : cancelled;
  });

const NoteForm = z.object({
  orderId: OrderId,
  note: z.string().default("").pipe(z.string().trim().min(1, "Write something.").max(2000)),
});

export const noteOrderAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(NoteForm, form);
    if (!input.ok) return input;
    if (!(await findOrderRow(ctx.db, input.value.orderId))) return fail(UNKNOWN);
    await noteOrder(ctx, input.value.orderId, input.value.note);
    return ok(null);
  });

export const resendReceiptAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(z.object({ orderId: OrderId }), form);
    return input.ok ? resendReceipt(ctx, input.value.orderId) : input;
  });

const amount = z
  .string({ error: "Write how much goes back." })
  .transform((given) => fromDecimal(given.trim().replace(",", "."), env.SHOP_CURRENCY))
  .pipe(z.int(`Write an amount in ${env.SHOP_CURRENCY}, such as 19.99.`).min(1, "Write more than nothing."));

const RefundForm = z
  .object({
    orderId: OrderId,
    /** Of this try, so that a press that is repeated after a lost answer pays back once. */
    key: z.uuid(),
    what: z.enum(["all", "lines", "amount"]),
    amount: z.string().optional(),
    restock: z.literal("on").optional(),
    reason: z.string().default("").pipe(z.string().trim().min(1, "Say why.").max(500)),
  })
  .transform((given, context) => {
    if (given.what !== "amount") return { ...given, amount: undefined };
    const parsed = amount.safeParse(given.amount);
    if (parsed.success) return { ...given, amount: parsed.data };
    const message = parsed.error.issues[0]?.message ?? "Write how much goes back.";
    context.addIssue({ code: "custom", path: ["amount"], message });
    return z.NEVER;
  });

const LINE = "line:";

/** The quantities that were chosen, by product; what is not a number above 0 is not chosen. */
const linesIn = (form: FormData): { productId: string; quantity: number }[] =>
  [...form].flatMap(([name, value]) => {
    const quantity = Number(value);
    return name.startsWith(LINE) && Number.isInteger(quantity) && quantity > 0
      ? [{ productId: name.slice(LINE.length), quantity }]
      : [];
  });

/** Pays back lines, an amount or all that is left. The same try, sent again, answers what it did the first time. */
export const refundOrderAction = async (_: unknown, form: FormData): Promise<Result<Refunded>> =>
  asAdmin(async ({ ctx }) => {
    const given = readForm(RefundForm, form);
    if (!given.ok) return given;
    const { orderId, key, what, reason } = given.value;
    const lines = what === "lines" ? linesIn(form) : undefined;
    if (lines?.length === 0) {
      const errors = [{ path: "lines", message: "Choose how many of which line go back." }];
      return fail(problem("invalid-body", "No line is chosen.", { errors }));
    }
    const restock = given.value.restock === "on";
    const input: RefundInput = { orderId, lines, amount: given.value.amount, restock, reason };
    const bodyHash = sha256(canonicalJson(input));
    const idempotency = { caller: ctx.actor, route: "action refund-order", key, bodyHash };
    const answer = await answerInTransaction({ ...ctx, idempotency }, async (inner) => {
      const refunded = await refundOrder(inner, input);
      return refunded.ok ? reply(200, refunded.value) : refunded.problem;
    });
    return "slug" in answer ? fail(answer) : ok(answer.body as Refunded);
  });
