import type { Context } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { problem } from "@/lib/kernel/errors";
import { createId } from "@/lib/kernel/ids";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { sendMail } from "@/lib/services/mail";
import { mailedSecret } from "./access";
import { noteOrder } from "./note-order";
import { findOrder } from "./queries";
import { receiptMail } from "./receipt";

/** Mails the receipt of a paid order once more. */
export const resendReceipt = async (ctx: Context, orderId: string): Promise<Result<null>> => {
  const order = await findOrder(ctx.db, orderId);
  if (!order) return fail(problem("unknown-order", "There is no such order."));
  if (order.paymentStatus !== "succeeded") {
    return fail(problem("illegal-transition", "There is a receipt once the order is paid."));
  }
  const secret = await mailedSecret(ctx.db, orderId);
  const link = `${env.APP_URL}/order/${orderId}/open#${secret}`;
  await sendMail(receiptMail(order, link), createId("job"));
  await noteOrder(ctx, orderId, "Receipt mailed again.", "order.resend-receipt");
  return ok(null);
};
