"use client";

import { Button } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog-button-client";
import { toast } from "@/components/ui/toast-store";
import { stepOrderAction } from "@/lib/orders/desk-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

export type DeskStep = "fulfilled" | "delivered" | "cancelled";

type StepButtonProps = { orderId: string; to: DeskStep };

const WORDS: Record<DeskStep, { label: string; done: string }> = {
  fulfilled: { label: "Mark as sent", done: "On its way to the buyer" },
  delivered: { label: "Mark as delivered", done: "Delivered" },
  cancelled: { label: "Cancel the order", done: "Cancelled. Its stock is free again." },
};

/** One legal step of an order; to cancel asks once more. */
export function StepButton({ orderId, to }: StepButtonProps) {
  const { label, done } = WORDS[to];
  const { onSubmit, pending, problem } = useActionForm(stepOrderAction, { onDone: () => toast(done) });
  const fields = (
    <>
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="to" value={to} />
    </>
  );
  if (to !== "cancelled") {
    return (
      <form onSubmit={onSubmit}>
        {fields}
        <Button type="submit" size="sm" pending={pending}>
          {label}
        </Button>
        <ProblemNotice problem={problem} className="mt-3 max-w-sm" />
      </form>
    );
  }
  return (
    <DialogButton label={label} variant="quiet" size="sm" title="Cancel this order?">
      <p>
        Its payment is cancelled at Stripe first, then its stock is free again. The buyer has paid nothing.
      </p>
      <ProblemNotice problem={problem} className="mt-4" />
      <div className="mt-6 flex flex-wrap gap-2">
        <form onSubmit={onSubmit}>
          {fields}
          <Button type="submit" variant="danger" pending={pending}>
            Cancel the order
          </Button>
        </form>
        <form method="dialog">
          <Button type="submit" variant="secondary">
            Keep it
          </Button>
        </form>
      </div>
    </DialogButton>
  );
}
