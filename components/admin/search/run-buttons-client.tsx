"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import type { Result } from "@/lib/kernel/result";
import { compareNowAction, rebuildIndexAction } from "@/lib/search/actions";
import { useActionForm } from "../kit/use-action-form";

type RunButtonProps = {
  action: () => Promise<Result<string>>;
  label: string;
  started: string;
  variant?: "primary" | "secondary";
};

function RunButton({ action, label, started, variant }: RunButtonProps) {
  const { onSubmit, pending } = useActionForm(action, {
    onDone: () => toast(started),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      <Button type="submit" size="sm" variant={variant} pending={pending}>
        {label}
      </Button>
    </form>
  );
}

/** Starts what otherwise the clock starts; how far it has come stands on the page. */
export function RunButtons() {
  return (
    <>
      <RunButton
        action={rebuildIndexAction}
        label="Rebuild index"
        started="A new index is being filled. Searches see the old one until it is whole."
        variant="secondary"
      />
      <RunButton
        action={compareNowAction}
        label="Compare now"
        started="The index is being compared with the shop. What differs is mended."
      />
    </>
  );
}
