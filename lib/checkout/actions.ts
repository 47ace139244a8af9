"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { findBuyer } from "@/lib/http/answer-purchase";
import { finishLater } from "@/lib/http/finish-later";
import { readPageCall } from "@/lib/http/page-call";
import { sha256 } from "@/lib/kernel/hash";
import { buyNow } from "./buy-now";

const BuyForm = z.object({
  productId: z.string().min(1).max(100),
  quantity: z.coerce.number().int().min(1).max(500),
  /** Drawn with the form, so that sending it twice buys once. */
  key: z.string().min(16).max(64),
});

/** Buys from the wallet and shows how it went; answers in words when it could not even begin. */
export const buyNowAction = async (_: string | null, form: FormData): Promise<string | null> => {
  const input = BuyForm.safeParse(Object.fromEntries(form));
  if (!input.success) return "Choose a quantity between 1 and 500.";
  const { caller, ctx } = await readPageCall();
  if (caller.kind !== "user") return "You are signed out. Sign in again in another tab and repeat this.";
  const buyer = await findBuyer(ctx, caller.user);
  if (!buyer) return "Add an address to your account first, so that we know where to send it.";
  const { key, ...wanted } = input.data;
  const idempotency = { caller: ctx.actor, route: "buy-now", key, bodyHash: sha256(JSON.stringify(wanted)) };
  const bought = await buyNow({ ...ctx, idempotency }, buyer, wanted);
  finishLater(ctx);
  if (!bought.ok) return bought.problem.detail;
  redirect(`/account/wallet/purchase/${bought.value.orderId}`);
};
