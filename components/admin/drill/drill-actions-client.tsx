"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { sendDrillOrdersAction } from "@/lib/pipelines/drill-actions";
import type { DrillSending } from "@/lib/pipelines/drill-rules";
import { startReplayAction } from "@/lib/pipelines/fork-actions";
import { useActionForm } from "../kit/use-action-form";

const complain = ({ detail }: { detail: string }) => {
  toast(detail, { tone: "danger" });
};

type SendOrdersProps = { run: string; step: DrillSending; label: string };

/** Sends the orders of one step. */
export function SendOrders({ run, step, label }: SendOrdersProps) {
  const { onSubmit, pending } = useActionForm(sendDrillOrdersAction, {
    onDone: ({ sent }) => toast(sent === 1 ? "1 order is taken in" : `${sent} orders are taken in`),
    onProblem: complain,
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="run" value={run} />
      <input type="hidden" name="step" value={step} />
      <Button type="submit" size="sm" pending={pending}>
        {label}
      </Button>
    </form>
  );
}

/** Sends everything of the last 14 days to the checkout pipeline once more. */
export function ReplayAll() {
  const { onSubmit, pending } = useActionForm(startReplayAction, {
    onDone: ({ total }) => toast(`${total.toLocaleString("en")} events are sent again`),
    onProblem: complain,
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="pipeline" value="checkout" />
      <Button type="submit" size="sm" pending={pending}>
        Replay the last 14 days
      </Button>
    </form>
  );
}
