"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { Notice } from "@/components/ui/notice";
import { restoreBackupAction } from "@/lib/pipelines/fork-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

const events = (count: number): string => (count === 1 ? "1 event" : `${count.toLocaleString("en")} events`);

function RestoreForm({ backupKey, onDone }: { backupKey: string; onDone: () => void }) {
  const { onSubmit, pending, problem, result } = useActionForm(restoreBackupAction);
  if (result?.ok) {
    const { read, restored, untouched } = result.value;
    return (
      <div className="flex flex-col gap-4">
        <Notice
          tone="success"
          live
          title={restored === 0 ? "Nothing was missing" : `${events(restored)} are back`}
        >
          The backup holds {events(read)}. {events(untouched)} were in the log already and were left as they
          are.
        </Notice>
        <Button variant="secondary" className="self-start" onClick={onDone}>
          Done
        </Button>
      </div>
    );
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <input type="hidden" name="key" value={backupKey} />
      <p>
        Events of this backup that the log no longer has come back under their own ids. What is there stays as
        it is, and nobody is mailed or charged again: replay or rebuild what shall follow from them.
      </p>
      <ProblemNotice problem={problem} />
      <Button type="submit" pending={pending} className="self-start">
        Restore what is missing
      </Button>
    </form>
  );
}

/** Puts a backup's events that are missing back into the log, after asking, and says how many those were. */
export function RestoreButton({
  backupKey,
  variant = "quiet",
}: {
  backupKey: string;
  variant?: "quiet" | "primary";
}) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant={variant} size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Restore
        <span className="sr-only"> {backupKey}</span>
      </Button>
      <Dialog open={open} onClose={close} title="Restore this backup?">
        {open && <RestoreForm backupKey={backupKey} onDone={close} />}
      </Dialog>
    </>
  );
}
