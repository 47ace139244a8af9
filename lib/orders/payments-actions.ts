"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { ok, type Result } from "@/lib/kernel/result";
import { retryRefund } from "./execute-refund";
import { type Reconciliation, reconcile } from "./reconcile";

/** Compares payments now instead of at the next turn of the clock, and heals what can be healed. */
export const reconcileAction = async (): Promise<Result<Reconciliation>> =>
  asAdmin(async ({ ctx }) => ok(await reconcile(ctx)));

const RefundForm = z.object({ refundId: z.string().min(1).max(100) });

export const retryRefundAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(RefundForm, form);
    if (!input.ok) return input;
    const asked = await retryRefund(ctx, input.value.refundId);
    return asked.ok ? ok(null) : asked;
  });
