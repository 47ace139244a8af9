"use server";

import { z } from "zod";
import { findAccount } from "@/lib/accounts/queries";
import { asAdmin } from "@/lib/http/admin-action";
import { answerInTransaction } from "@/lib/http/answer-once";
import { readForm } from "@/lib/http/read-form";
import { reply } from "@/lib/http/reply";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import { fromDecimal } from "@/lib/kernel/money";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { creditWallet } from "./credit-wallet";

const MOST = 100_000_00;

const CreditForm = z.object({
  userId: z.string().min(1).max(100),
  /** Of this try, so that a press that is repeated after a lost answer credits once. */
  key: z.uuid(),
  amount: z
    .string()
    .default("")
    .transform((given) => fromDecimal(given.trim().replace(",", "."), env.SHOP_CURRENCY))
    .pipe(
      z
        .int(`Write an amount in ${env.SHOP_CURRENCY}, such as 10.00.`)
        .min(1, "Write more than nothing.")
        .max(MOST, "That is more than one credit may be."),
    ),
  reason: z.string().default("").pipe(z.string().trim().min(1, "Say why.").max(500)),
});

/** Puts money into somebody's wallet, with a reason. The same try, sent again, credits nothing more. */
export const creditWalletAction = async (_: unknown, form: FormData): Promise<Result<{ balance: number }>> =>
  asAdmin(async ({ ctx }) => {
    const given = readForm(CreditForm, form);
    if (!given.ok) return given;
    const { key, ...input } = given.value;
    if (!(await findAccount(ctx.db, input.userId))) {
      return fail(problem("not-found", "There is no such account, or it is shut."));
    }
    const bodyHash = sha256(canonicalJson(input));
    const idempotency = { caller: ctx.actor, route: "action credit-wallet", key, bodyHash };
    const answer = await answerInTransaction({ ...ctx, idempotency }, async (inner) => {
      const booked = await creditWallet(inner, input);
      return booked.ok ? reply(200, { balance: booked.value.balance }) : booked.problem;
    });
    return "slug" in answer ? fail(answer) : ok(answer.body as { balance: number });
  });
