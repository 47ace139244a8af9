"use server";

import { z } from "zod";
import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { PROJECTION_NAMES, runProjection } from "@/lib/jobs/projections";
import { ok, type Result } from "@/lib/kernel/result";

const RunForm = z.object({ projection: z.enum(PROJECTION_NAMES), kind: z.enum(["check", "rebuild"]) });

/** Compares a projection with what it is made from, or rebuilds it. */
export const runProjectionAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ read: string; differences: number }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(RunForm, form);
    if (!input.ok) return input;
    const { projection, kind } = input.value;
    const { read, differences } = await runProjection(ctx, projection, kind);
    if (kind === "rebuild") {
      const after = { read, differences: differences.length };
      await inTransaction(ctx.db, (tx) =>
        recordAudit(tx, ctx, [{ action: "projection.rebuild", subject: projection, after }]),
      );
    }
    return ok({ read, differences: differences.length });
  });
