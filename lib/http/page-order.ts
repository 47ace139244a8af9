import { headers } from "next/headers";
import type { Context } from "@/lib/events/context";
import type { Visitor } from "@/lib/orders/access";
import type { OrderRow } from "@/lib/orders/queries";
import { OrderId } from "@/lib/orders/schema";
import { readCookies } from "./caller";
import { finishLater } from "./finish-later";
import { type PageCall, readPageCall } from "./page-call";
import { openOrder, visitorOf } from "./visitor";

/** Tells by which right this page's visitor may see an order. */
export const readVisitorOf = async ({ caller }: PageCall): Promise<(orderId: string) => Visitor> => {
  const given = await headers();
  const cookies = readCookies({ headers: given });
  return (orderId) => visitorOf(caller, cookies, given, orderId);
};

/** The order that a page or a server action is about, when its visitor may see it. */
export const readPageOrder = async (orderId: string): Promise<{ call: PageCall; order: OrderRow | null }> => {
  const call = await readPageCall();
  const visitorOf = await readVisitorOf(call);
  const order = OrderId.safeParse(orderId).success
    ? await openOrder(call.ctx.db, orderId, visitorOf(orderId))
    : null;
  return { call, order };
};

/** Does what a page or a server action left for later, once its response is on its way. */
export const dispatchAfterwards: (ctx: Context) => void = finishLater;
