"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import {
  cartCookies,
  FAVORITES_COOKIE,
  mergedCookies,
  type NewCookie,
  undoneCookies,
} from "@/lib/http/cart-cookies";
import { cartAccess } from "@/lib/http/cart-door";
import { finishLater } from "@/lib/http/finish-later";
import { readPageCall } from "@/lib/http/page-call";
import { cookieAttributes } from "@/lib/http/reply";
import { UnavailableError } from "@/lib/kernel/errors";
import { addItem } from "./add-item";
import { undoMigration } from "./migrate-cart";
import type { CartAccess, CartOutcome } from "./outcome";
import { removeItem } from "./remove-item";
import { MERGED_COOKIE } from "./rules";
import { AddForm, RemoveForm, SetForm } from "./schema";
import { setQuantity } from "./set-quantity";
import type { CartContext } from "./store";

type Change<Input> = (ctx: CartContext, access: CartAccess, input: Input) => Promise<CartOutcome>;

const giveCookies = async (given: readonly NewCookie[]): Promise<void> => {
  const jar = await cookies();
  for (const { name, value, maxAge, httpOnly } of given) {
    jar.set({ ...cookieAttributes(maxAge), name, value, httpOnly });
  }
};

const keepCookies = async (outcome: CartOutcome): Promise<void> => {
  if (!outcome.result.ok) return;
  const jar = await cookies();
  const ofCart = cartCookies(outcome.key, jar.has(FAVORITES_COOKIE));
  await giveCookies([...ofCart, ...mergedCookies(outcome, jar.get(MERGED_COOKIE)?.value)]);
};

/** The word that tells the cart page what went wrong; null when nothing did. */
const perform = async <Input>(
  form: FormData,
  schema: z.ZodType<Input>,
  change: Change<Input>,
): Promise<string | null> => {
  const input = schema.safeParse(Object.fromEntries(form));
  if (!input.success) return "bad-request";
  try {
    const call = await readPageCall();
    const outcome = await change(call.ctx, cartAccess(call), input.data);
    finishLater(call.ctx);
    await keepCookies(outcome);
    return outcome.result.ok ? null : outcome.result.problem.slug;
  } catch (error) {
    if (error instanceof UnavailableError) return "unavailable";
    throw error;
  }
};

/** Where a form without script lands, whatever page it was sent from. */
const show = (problem: string | null): never => redirect(problem ? `/cart?problem=${problem}` : "/cart");

export const addToCartAction = async (form: FormData): Promise<void> =>
  show(await perform(form, AddForm, addItem));

export const setQuantityAction = async (form: FormData): Promise<void> =>
  show(await perform(form, SetForm, setQuantity));

export const removeFromCartAction = async (form: FormData): Promise<void> =>
  show(await perform(form, RemoveForm, removeItem));

/** The word that tells the cart page what became of it. */
const undo = async (): Promise<string> => {
  const call = await readPageCall();
  if (call.caller.kind !== "user") return "signed-out";
  try {
    const outcome = await undoMigration(call.ctx, { ...cartAccess(call), session: call.caller.sessionId });
    finishLater(call.ctx);
    if (!outcome.result.ok) return outcome.result.problem.slug;
    await giveCookies(undoneCookies(outcome, call.cartId));
    return "undone";
  } catch (error) {
    if (error instanceof UnavailableError) return "unavailable";
    throw error;
  }
};

export const undoMigrationAction = async (): Promise<void> => show(await undo());
