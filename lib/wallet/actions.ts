"use server";

import { readPageCall } from "@/lib/http/page-call";
import { env } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { readAmount } from "./amount-rules";
import { startTopUp, topUpBounds } from "./top-up";

export type TopUpState =
  | { kind: "asking"; typed: string; error: string | null }
  | { kind: "paying"; clientSecret: string; amount: number; currency: string };

/** Starts a payment into the wallet of whoever is signed in; what was typed is kept when it cannot begin. */
export const topUpAction = async (_: TopUpState, form: FormData): Promise<TopUpState> => {
  const typed = String(form.get("amount") ?? "");
  const asking = (error: string | null): TopUpState => ({ kind: "asking", typed, error });
  if (typed === "") return asking(null);
  const { caller, ctx } = await readPageCall();
  if (caller.kind !== "user")
    return asking("You are signed out. Sign in again in another tab and repeat this.");
  const read = readAmount(typed, topUpBounds());
  if (!read.ok) return asking(read.error);
  try {
    const { clientSecret } = await startTopUp(ctx, caller.user.id, read.amount);
    if (!clientSecret)
      return asking("Payments are taking a short break. Nothing was charged; try again soon.");
    return { kind: "paying", clientSecret, amount: read.amount, currency: env.SHOP_CURRENCY };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return asking("Payments are taking a short break. Nothing was charged; try again soon.");
  }
};
