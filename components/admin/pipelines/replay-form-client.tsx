"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { SelectField, TextareaField, TextField } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import { startReplayAction } from "@/lib/pipelines/fork-actions";
import type { PipelineName } from "@/lib/pipelines/rules";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { PIPELINE_WORDS, REPLAYS_PAGE } from "./pipeline-words";

type ReplayFormProps = {
  /** Given: to this one. Else one of them is chosen. */
  pipeline?: PipelineName;
  names: readonly PipelineName[];
};

function ReplayFields({ pipeline, names, onStarted }: ReplayFormProps & { onStarted: () => void }) {
  const router = useRouter();
  const { onSubmit, pending, problem, faults } = useActionForm(startReplayAction, {
    onDone: ({ total }) => {
      toast(total === 1 ? "1 event is sent again" : `${total.toLocaleString("en")} events are sent again`);
      onStarted();
      router.push(REPLAYS_PAGE);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <p>
        Events of the last 14 days go to this pipeline once more, and to no other. Rows are written anew;
        nobody is mailed and no money moves.
      </p>
      {pipeline ? (
        <input type="hidden" name="pipeline" value={pipeline} />
      ) : (
        <SelectField name="pipeline" label="To" defaultValue={names[0]} error={faults("pipeline")}>
          {names.map((name) => (
            <option key={name} value={name}>
              {PIPELINE_WORDS[name].title}
            </option>
          ))}
        </SelectField>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="from" type="datetime-local" label="From (UTC)" optional error={faults("from")} />
        <TextField name="to" type="datetime-local" label="Before (UTC)" optional error={faults("to")} />
      </div>
      <TextField
        name="types"
        label="Types"
        optional
        placeholder="order.paid purchase.completed"
        autoComplete="off"
        hint="With blanks between them. None: all that it hears."
        error={faults("types")}
      />
      <TextareaField
        name="eventIds"
        label="Events"
        optional
        spellCheck={false}
        rows={2}
        hint="Their ids, when it shall be only these."
        error={faults("eventIds")}
      />
      <ProblemNotice problem={problem?.errors ? null : problem} />
      <Button type="submit" pending={pending} className="self-start">
        Replay
      </Button>
    </form>
  );
}

/** Sends events once more to one pipeline: all of the window, or those of a time, of types or by id. */
export function ReplayButton({
  variant = "secondary",
  ...fields
}: ReplayFormProps & { variant?: "primary" | "secondary" }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Replay
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={
          fields.pipeline
            ? `Replay to ${PIPELINE_WORDS[fields.pipeline].title.toLowerCase()}`
            : "A new replay"
        }
      >
        {open && <ReplayFields {...fields} onStarted={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}
