"use client";

import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/field";
import { noteOrderAction } from "@/lib/orders/desk-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

/** A remark for colleagues; the buyer does not see it. */
export function NoteForm({ orderId }: { orderId: string }) {
  const { onSubmit, pending, problem, faults } = useActionForm(noteOrderAction, {
    onDone: (_, form) => form.reset(),
  });
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-2 [&_textarea]:min-h-16">
      <input type="hidden" name="orderId" value={orderId} />
      <TextareaField
        name="note"
        label="Note for colleagues"
        labelHidden
        placeholder="A note for colleagues; the buyer does not see it"
        rows={2}
        maxLength={2000}
        error={faults("note")}
      />
      {!faults("note") && <ProblemNotice problem={problem} />}
      <Button type="submit" variant="secondary" size="sm" pending={pending} className="self-start">
        Add the note
      </Button>
    </form>
  );
}
