"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { resendReceiptAction } from "@/lib/orders/desk-actions";
import { useActionForm } from "../kit/use-action-form";

/** Mails the receipt once more and says how that went. */
export function ResendReceipt({ orderId, email }: { orderId: string; email: string }) {
  const { onSubmit, pending } = useActionForm(resendReceiptAction, {
    onDone: () => toast(`The receipt is on its way to ${email}`),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="orderId" value={orderId} />
      <Button type="submit" variant="quiet" size="sm" pending={pending}>
        Mail the receipt again
      </Button>
    </form>
  );
}
