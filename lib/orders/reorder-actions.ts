"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { addItem } from "@/lib/cart/add-item";
import type { CartOutcome } from "@/lib/cart/outcome";
import { MERGED_COOKIE } from "@/lib/cart/rules";
import { cartCookies, FAVORITES_COOKIE, mergedCookies } from "@/lib/http/cart-cookies";
import { cartAccess } from "@/lib/http/cart-door";
import { finishLater } from "@/lib/http/finish-later";
import { readPageOrder } from "@/lib/http/page-order";
import { giveCookies } from "@/lib/http/page-visit";
import { UnavailableError } from "@/lib/kernel/errors";
import { findOrderLines } from "./queries";

const keepCart = async (outcome: CartOutcome): Promise<void> => {
  const jar = await cookies();
  const ofCart = cartCookies(outcome.key, jar.has(FAVORITES_COOKIE));
  await giveCookies([...ofCart, ...mergedCookies(outcome, jar.get(MERGED_COOKIE)?.value)]);
};

/** The word that tells the cart page what became of it; null when everything is in the cart. */
const fill = async (orderId: string): Promise<string | null> => {
  const { call, order } = await readPageOrder(orderId);
  if (!order) return "unknown-order";
  const access = cartAccess(call);
  const outcomes: CartOutcome[] = [];
  for (const { productId, quantity } of await findOrderLines(call.ctx.db, order.id)) {
    outcomes.push(await addItem(call.ctx, access, { productId, quantity }));
  }
  finishLater(call.ctx);
  const kept = outcomes.findLast(({ result }) => result.ok);
  if (kept) await keepCart(kept);
  const refused = outcomes.find(({ result }) => !result.ok)?.result;
  return refused && !refused.ok ? refused.problem.slug : null;
};

/** Puts what an order held into the cart once more, at today's prices, and shows the cart; what is gone is left out. */
export const reorderAction = async (form: FormData): Promise<void> => {
  let told: string | null;
  try {
    told = await fill(String(form.get("orderId") ?? ""));
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    told = "unavailable";
  }
  redirect(told ? `/cart?problem=${told}` : "/cart");
};
