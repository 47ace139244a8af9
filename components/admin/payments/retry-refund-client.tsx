"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { retryRefundAction } from "@/lib/orders/payments-actions";
import { useActionForm } from "../kit/use-action-form";

/** Asks Stripe once more for a refund that the card refused. */
export function RetryRefund({ refundId }: { refundId: string }) {
  const { onSubmit, pending } = useActionForm(retryRefundAction, {
    onDone: () => toast("The refund is on its way once more"),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="refundId" value={refundId} />
      <Button type="submit" variant="quiet" size="sm" pending={pending}>
        Send again
      </Button>
    </form>
  );
}
