"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { reconcileAction } from "@/lib/orders/payments-actions";
import { useActionForm } from "../kit/use-action-form";

const count = (n: number, what: string): string => `${n} ${what}`;

/** Compares and repairs at once, and says what came of it. */
export function ReconcileButton() {
  const { onSubmit, pending } = useActionForm(reconcileAction, {
    onDone: ({ payments, healed, opened, resolved }) =>
      toast(
        `${count(payments, "payments compared")}: ${count(healed, "healed")}, ${count(opened, "new")}, ${count(resolved, "resolved")}`,
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
