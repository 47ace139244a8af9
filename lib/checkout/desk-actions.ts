"use server";

import { z } from "zod";
import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { findPurchase } from "./buy-now";
import type { Purchase } from "./purchase-steps";
import { runPurchase } from "./run-purchase";

const ResumeForm = z.object({ orderId: z.string().min(1).max(100) });

/** Takes up a quick buy from where it stands, now instead of at the next turn of the clock. */
export const resumePurchaseAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ state: Purchase["state"] }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(ResumeForm, form);
    if (!input.ok) return input;
    const { orderId } = input.value;
    const before = await findPurchase(ctx.db, orderId);
    if (!before) return fail(problem("not-found", "There is no such purchase."));
    const after = await runPurchase(ctx, orderId);
    if (after.state !== before.state) {
      await inTransaction(ctx.db, (tx) =>
        recordAudit(tx, ctx, [
          {
            action: "purchase.resume",
            subject: orderId,
            before: { state: before.state },
            after: { state: after.state },
          },
        ]),
      );
    }
    return ok({ state: after.state });
  });
