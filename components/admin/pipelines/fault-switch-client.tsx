"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { setFaultAction } from "@/lib/pipelines/fork-actions";
import { useActionForm } from "../kit/use-action-form";

type FaultSwitchProps = { on: boolean; variant?: "primary" | "secondary" | "quiet" };

/** Switches the drill's bug on or off. */
export function FaultSwitch({ on, variant = "quiet" }: FaultSwitchProps) {
  const { onSubmit, pending } = useActionForm(setFaultAction, {
    onDone: ({ enabled }) =>
      toast(enabled ? "The bug is on: new rows come out wrong" : "The bug is off: new rows come out right"),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="enabled" value={on ? "false" : "true"} />
      <Button type="submit" variant={variant} size="sm" pending={pending}>
        {on ? "Switch the bug off" : "Switch the bug on"}
      </Button>
    </form>
  );
}
