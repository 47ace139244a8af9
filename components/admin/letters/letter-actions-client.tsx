"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import {
  discardDeadLetterAction,
  redriveDeadLetterAction,
  redriveDeadLettersAction,
} from "@/lib/pipelines/dead-letter-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

const sentAgain = (count: number) =>
  count === 1 ? "1 delivery is on its way again" : `${count} deliveries are on their way again`;

/** Sends one delivery again. */
export function RedriveLetter({ id }: { id: string }) {
  const { onSubmit, pending } = useActionForm(redriveDeadLetterAction, {
    onDone: ({ redriven }) => toast(sentAgain(redriven)),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" variant="secondary" size="sm" pending={pending}>
        Redrive
      </Button>
    </form>
  );
}

type RedriveAllProps = { count: number; filter: Record<string, string | undefined> };

/** Sends everything again that the filter shows. */
export function RedriveAll({ count, filter }: RedriveAllProps) {
  const { onSubmit, pending } = useActionForm(redriveDeadLettersAction, {
    onDone: ({ redriven }) => toast(sentAgain(redriven)),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      {Object.entries(filter).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button type="submit" size="sm" pending={pending}>
        {count === 1 ? "Redrive it" : `Redrive all ${count.toLocaleString("en")}`}
      </Button>
    </form>
  );
}

/** Closes a dead letter without sending it, with the reason. */
export function DiscardLetter({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const { onSubmit, pending, problem, faults } = useActionForm(discardDeadLetterAction, {
    onDone: () => {
      toast("Discarded. It stays in the record.");
      setOpen(false);
    },
  });
  return (
    <>
      <Button variant="quiet" size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Discard
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Discard this dead letter?">
        <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
          <input type="hidden" name="id" value={id} />
          <p>Its effect will not happen. The letter stays in the record with your reason.</p>
          <TextField name="reason" label="Why it may be dropped" maxLength={500} error={faults("reason")} />
          <ProblemNotice problem={problem?.errors ? null : problem} />
          <Button type="submit" variant="danger" pending={pending} className="self-start">
            Discard
          </Button>
        </form>
      </Dialog>
    </>
  );
}
