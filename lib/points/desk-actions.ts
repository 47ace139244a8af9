"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { answerInTransaction } from "@/lib/http/answer-once";
import { readForm } from "@/lib/http/read-form";
import { reply } from "@/lib/http/reply";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { grantPoints, spendPoints } from "./grant-points";
import { findSpendable } from "./queries";
import { AccountId, IssuedAmount } from "./schema";

const MoveForm = z.object({
  accountId: AccountId,
  /** Of this try, so that a press that is repeated after a lost answer moves points once. */
  key: z.uuid(),
  what: z.enum(["issue", "redeem"], "Choose whether points come or go."),
  amount: z
    .string()
    .default("")
    .transform((text) => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN))
    .pipe(IssuedAmount),
  reason: z.string().default("").pipe(z.string().trim().min(1, "Say why.").max(500)),
});

/** Issues points to an account or redeems some of its, with a reason. The same try, sent again, moves nothing more. */
export const movePointsAction = async (_: unknown, form: FormData): Promise<Result<{ balance: number }>> =>
  asAdmin(async ({ ctx }) => {
    const given = readForm(MoveForm, form);
    if (!given.ok) return given;
    const { key, ...input } = given.value;
    const { what, accountId, amount, reason: note } = input;
    const bodyHash = sha256(canonicalJson(input));
    const idempotency = { caller: ctx.actor, route: "action move-points", key, bodyHash };
    const answer = await answerInTransaction({ ...ctx, idempotency }, async (inner) => {
      const move = { accountId, amount, note, byDesk: true };
      if (what === "issue") await grantPoints(inner, move);
      else {
        const spent = await spendPoints(inner, move);
        if (!spent.ok) return spent.problem;
      }
      return reply(200, { balance: await findSpendable(inner.db, accountId, inner.now) });
    });
    return "slug" in answer ? fail(answer) : ok(answer.body as { balance: number });
  });
