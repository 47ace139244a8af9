"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { firstFaults, UNTOUCHED } from "@/lib/accounts/form-rules";
import { checkOutCart } from "@/lib/http/check-out-cart";
import { checkoutCart } from "@/lib/http/endpoints/checkout";
import { problemOf } from "@/lib/http/failure";
import { finishLater } from "@/lib/http/finish-later";
import { answerForm, showAnswer } from "@/lib/http/form-answer";
import { type PageCall, readPageCall } from "@/lib/http/page-call";
import { readPageOrder } from "@/lib/http/page-order";
import { countCall } from "@/lib/http/rate-limit";
import type { Reply } from "@/lib/http/reply";
import { answerCheckout } from "@/lib/http/start-checkout";
import { type FieldError, type Problem, problem } from "@/lib/kernel/errors";
import { canonicalJson, sha256 } from "@/lib/kernel/hash";
import type { OrderRow } from "@/lib/orders/queries";
import { Address, OrderId, type Quote } from "@/lib/orders/schema";
import { pointsOf, promotionCodeOf } from "./rules";
import { CheckoutInput } from "./schema";

const HERE = "/checkout";

const readInput = (form: FormData) => {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const of = (name: string) => text(`shippingAddress.${name}`);
  const optional = (name: "line2" | "region") => (of(name) ? { [name]: of(name) } : {});
  return CheckoutInput.safeParse({
    email: text("email"),
    shippingAddress: {
      name: of("name"),
      line1: of("line1"),
      ...optional("line2"),
      city: of("city"),
      postalCode: of("postalCode"),
      ...optional("region"),
      country: of("country"),
    },
    ...(text("promotionCode") ? { promotionCode: text("promotionCode") } : {}),
    ...(text("pointsToRedeem") ? { pointsToRedeem: Number(text("pointsToRedeem")) } : {}),
  });
};

/** What was typed, for the form to begin with again. */
const typed = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$ACTION") ? [[name, value.slice(0, 300)]] : [],
    ),
  );

const refuse = async (form: FormData, problem: string | null, faults: readonly FieldError[]) => {
  const state = { problem, errors: firstFaults(faults), values: typed(form), step: "start" } as const;
  await answerForm(state, HERE);
};

/** Runs a call of the checkout as its route would: counted, and with an answer for people whatever happens. */
const answered = async ({ ctx }: PageCall, run: () => Promise<Reply | Problem>): Promise<Reply | Problem> => {
  try {
    const { allowed, resetS } = await countCall("checkout", ctx.actor);
    return allowed ? await run() : problem("rate-limited", `Wait ${resetS} seconds and try again.`);
  } catch (error) {
    return problemOf(error, ctx.log);
  } finally {
    finishLater(ctx);
  }
};

/** Places the order of a browser that runs no script: what points pay for whole is complete with it, the rest is paid next. */
export const orderWithoutScriptAction = async (form: FormData): Promise<void> => {
  const input = readInput(form);
  if (!input.success) {
    const faults = input.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return refuse(form, null, faults);
  }
  const call = await readPageCall();
  if (call.caller.kind !== "user") return redirect(`/sign-in?next=${HERE}`);
  const answer = await answered(call, () => answerCheckout({ ...call, body: input.data }));
  if ("slug" in answer) return refuse(form, answer.detail, answer.errors ?? []);
  const { orderId, clientSecret } = answer.body as { orderId: string; clientSecret: string | null };
  redirect(clientSecret === null ? `/order/${orderId}?placed=1` : `/order/${orderId}/pay`);
};

const PayForm = z.object({ orderId: OrderId, total: z.coerce.number().int().min(0) });

/** The same once more: what was ordered, for whom and with what it was paid in part. */
const wantedIn = ({ id, email, shippingAddress, quote }: OrderRow) => {
  const placed = quote as Quote;
  const [promotionCode, pointsToRedeem] = [promotionCodeOf(placed), pointsOf(placed)];
  return {
    email,
    shippingAddress: Address.parse(shippingAddress),
    items: placed.lines.map(({ productId, quantity }) => ({ productId, quantity })),
    ...(promotionCode ? { promotionCode } : {}),
    ...(pointsToRedeem > 0 ? { pointsToRedeem } : {}),
    insteadOf: id,
    payment: "wallet" as const,
  };
};

const ELSEWHERE = "This order was paid or tried in another window. Look at your orders before you pay again.";

/**
 * Pays a placed order from the wallet for the total that was shown, with script or without. It goes by the key that the
 * checkout's own button uses, so that however often it is sent, and from wherever, one payment comes of it.
 */
export const payFromWalletAction = async (form: FormData): Promise<void> => {
  const sent = PayForm.safeParse(Object.fromEntries(form));
  if (!sent.success) return redirect("/account/orders");
  const { orderId, total } = sent.data;
  const page = `/order/${orderId}/pay`;
  const { call, order } = await readPageOrder(orderId);
  if (call.caller.kind !== "user") return redirect(`/sign-in?next=${page}`);
  if (order?.userId !== call.caller.user.id || order.paidAt) return redirect(`/order/${orderId}`);
  const body = { ...wantedIn(order), expectedTotal: total };
  const idempotency = {
    caller: call.ctx.actor,
    route: checkoutCart.operation,
    key: `wallet-${orderId}`,
    bodyHash: sha256(canonicalJson(body)),
  };
  const ctx = { ...call.ctx, idempotency };
  const answer = await answered(call, () => checkOutCart({ ...call, ctx, body }));
  if (!("slug" in answer)) {
    const { order: paid } = answer.body as { order: { orderId: string } };
    return redirect(`/order/${paid.orderId}?placed=1`);
  }
  if (answer.slug === "order-paid") return redirect(`/order/${answer.extra?.orderId ?? orderId}`);
  const problem = answer.slug === "idempotency-mismatch" ? ELSEWHERE : answer.detail;
  await showAnswer({ ...UNTOUCHED, problem }, page);
};
