"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { reconcileAction } from "@/lib/orders/payments-actions";
import { useActionForm } from "../kit/use-action-form";

/** Compares and repairs at once, and says what came of it. */
export function ReconcileButton() {
  const { onSubmit, pending } = useActionForm(reconcileAction, {
    onDone: ({ payments, healed, opened, resolved }) =>
      toast(
        `Payments compared: ${payments}. Healed: ${healed}, newly found: ${opened}, resolved: ${resolved}.`,
      ),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      <Button type="submit" size="sm" pending={pending}>
        Compare and repair now
      </Button>
    </form>
  );
}
