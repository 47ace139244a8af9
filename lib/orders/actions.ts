"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { database } from "@/db/client";
import { finishLater } from "@/lib/http/finish-later";
import { readPageOrder } from "@/lib/http/page-order";
import { cookieAttributes } from "@/lib/http/reply";
import { openOrder } from "@/lib/http/visitor";
import { UnavailableError } from "@/lib/kernel/errors";
import { cancelOrder } from "./cancel-order";
import { ORDER_COOKIE_MAX_AGE_S, orderCookie } from "./rules";
import { OrderId } from "./schema";

const Secret = z.string().min(1).max(128);

/** Shows the order again when it is cancelled; otherwise answers why it is not, in words. */
export const cancelOrderAction = async (_: string | null, form: FormData): Promise<string | null> => {
  const orderId = OrderId.safeParse(form.get("orderId"));
  const { call, order } = await readPageOrder(orderId.data ?? "");
  if (!order) return "There is no such order, or it is not yours.";
  try {
    const cancelled = await cancelOrder(call.ctx, order);
    if (!cancelled.ok) return cancelled.problem.detail;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return "Payments are taking a short break, so the order stays as it is. Try again in a moment.";
  } finally {
    finishLater(call.ctx);
  }
  redirect(`/order/${order.id}`);
};

/** Takes the secret of a mailed link into this browser's cookie; answers whether it opens the order. */
export const openOrderAction = async (orderId: string, secret: string): Promise<boolean> => {
  const input = z.tuple([OrderId, Secret]).safeParse([orderId, secret]);
  if (!input.success) return false;
  const order = await openOrder(database(), orderId, { userId: null, isAdmin: false, secrets: [secret] });
  if (!order) return false;
  const jar = await cookies();
  jar.set(orderCookie(order.id), secret, cookieAttributes(ORDER_COOKIE_MAX_AGE_S));
  return true;
};
