"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { switchPromotionCodeAction } from "@/lib/promotions/desk-actions";
import { useActionForm } from "../kit/use-action-form";

type PromotionSwitchProps = { id: string; code: string; active: boolean; className?: string };

/** Starts a code or stops it; orders that hold it keep it. */
export function PromotionSwitch({ id, code, active, className }: PromotionSwitchProps) {
  const { onSubmit, pending } = useActionForm(switchPromotionCodeAction, {
    onDone: ({ active: works }) => toast(works ? `${code} works from now on` : `${code} is stopped`),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit} className={className}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={active ? "stop" : "start"} />
      <Button type="submit" variant="quiet" size="sm" pending={pending}>
        {active ? "Stop" : "Start"}
        <span className="sr-only"> {code}</span>
      </Button>
    </form>
  );
}
