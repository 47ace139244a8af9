"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { flushBackupsAction } from "@/lib/pipelines/fork-actions";
import { useActionForm } from "../kit/use-action-form";

/** Writes the lines that are gathered now, before their minute is over. */
export function FlushButton({ variant = "secondary" }: { variant?: "primary" | "secondary" }) {
  const { onSubmit, pending } = useActionForm(flushBackupsAction, {
    onDone: ({ written }) =>
      toast(
        written === 0
          ? "Nothing was waiting"
          : written === 1
            ? "1 object is stored"
            : `${written} objects are stored`,
      ),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      <Button type="submit" variant={variant} size="sm" pending={pending}>
        Store it now
      </Button>
    </form>
  );
}
