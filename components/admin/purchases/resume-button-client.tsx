"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { resumePurchaseAction } from "@/lib/checkout/desk-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

/** Runs a quick buy that stopped half way on to its end: forward, or back through its undos. */
export function ResumeButton({ orderId }: { orderId: string }) {
  const { onSubmit, pending, problem } = useActionForm(resumePurchaseAction, {
    onDone: ({ state }) => toast(state === "succeeded" ? "It is bought" : "Everything is undone"),
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="orderId" value={orderId} />
      <Button type="submit" size="sm" pending={pending}>
        Take it up now
      </Button>
      <ProblemNotice problem={problem} className="mt-3 max-w-sm" />
    </form>
  );
}
