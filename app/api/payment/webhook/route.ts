import { paymentWebhook } from "@/lib/http/endpoints/checkout";
import { reply } from "@/lib/http/reply";
import { handle, route } from "@/lib/http/route";
import { problem } from "@/lib/kernel/errors";
import { takeInPaymentEvent } from "@/lib/orders/take-in-payment-event";
import { readPaymentEvent } from "@/lib/services/payments";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = route({
  POST: handle(paymentWebhook, async ({ rawBody, request, ctx }) => {
    const event = await readPaymentEvent(rawBody, request.headers.get("stripe-signature"));
    if (!event) return problem("invalid-signature", "The signature is missing, wrong or too old.");
    await takeInPaymentEvent({ ...ctx, actor: "system:stripe" }, event);
    return reply(200, { received: true });
  }),
});
