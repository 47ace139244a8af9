"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { sendDrillOrders } from "./drill";
import { DRILL_ORDERS, isDrill } from "./drill-rules";
import { isDrillAllowed } from "./set-fault";

const steps = DRILL_ORDERS.map(({ step }) => step);

const SendForm = z.object({
  run: z.string().refine(isDrill, "There is no such drill."),
  step: z.enum(steps),
});

/** Sends the orders of one step of a drill. */
export const sendDrillOrdersAction = async (_: unknown, form: FormData): Promise<Result<{ sent: number }>> =>
  asAdmin(async ({ ctx }) => {
    if (!isDrillAllowed())
      return fail(problem("forbidden", "The drill is not allowed in this shop. ALLOW_DRILL=1 allows it."));
    const input = readForm(SendForm, form);
    if (!input.ok) return input;
    return ok({ sent: await sendDrillOrders(ctx, input.value.run, input.value.step) });
  });
