"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog-client";
import { TextareaField, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { EditIcon, PlusIcon } from "@/components/ui/icons";
import { toast } from "@/components/ui/toast-store";
import { removeSynonymAction, saveSynonymAction } from "@/lib/search/actions";
import type { Synonym } from "@/lib/search/word-rules";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type SynonymFormProps = {
  /** Null adds a new group. */
  synonym: Synonym | null;
};

/** The button of a group of words and the dialog in which it is made, changed or removed. */
export function SynonymForm({ synonym }: SynonymFormProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const name = synonym ? (synonym.word ?? synonym.words[0] ?? "") : "";
  return (
    <>
      {synonym ? (
        <IconButton label={`Edit ${name}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <EditIcon size={18} />
        </IconButton>
      ) : (
        <Button size="sm" icon={<PlusIcon size={18} />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Add words
        </Button>
      )}
      <Dialog open={open} onClose={close} title={synonym ? name : "Words of one meaning"}>
        {open && <Fields synonym={synonym} onDone={close} />}
      </Dialog>
    </>
  );
}

function Fields({ synonym, onDone }: SynonymFormProps & { onDone: () => void }) {
  const [kind, setKind] = useState(synonym?.kind ?? "same");
  const { onSubmit, pending, problem, faults } = useActionForm(saveSynonymAction, {
    onDone: () => {
      toast("Saved. Searches go by it in a few seconds.");
      onDone();
    },
  });
  return (
    <>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {synonym && <input type="hidden" name="id" value={synonym.id} />}
        <fieldset>
          <legend className="sr-only">Which way</legend>
          <Radio
            name="kind"
            value="same"
            checked={kind === "same"}
            onChange={() => setKind("same")}
            label="Both ways"
            hint="Each word finds the others: bike, bicycle."
          />
          <Radio
            name="kind"
            value="one-way"
            checked={kind === "one-way"}
            onChange={() => setKind("one-way")}
            label="One way"
            hint="Who types pasta finds spaghetti too; who types spaghetti does not find all pasta."
          />
        </fieldset>
        {kind === "one-way" && (
          <TextField
            name="word"
            label="Typed"
            defaultValue={synonym?.word ?? ""}
            autoComplete="off"
            error={faults("word")}
          />
        )}
        <TextareaField
          name="words"
          label={kind === "same" ? "Words" : "Finds too"}
          hint="Between commas, or each on a line of its own. A word may be two or three."
          rows={4}
          defaultValue={synonym?.words.join(", ")}
          error={faults("words")}
        />
        <ProblemNotice problem={problem?.errors ? null : problem} />
        <Button type="submit" pending={pending} className="self-start">
          Save
        </Button>
      </form>
      {synonym && <RemoveSynonym id={synonym.id} onDone={onDone} />}
    </>
  );
}

function RemoveSynonym({ id, onDone }: { id: string; onDone: () => void }) {
  const { onSubmit, pending, problem } = useActionForm(removeSynonymAction, {
    onDone: () => {
      toast("Removed. Searches forget it in a few seconds.");
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} className="mt-6 border-t border-line pt-4">
      <input type="hidden" name="id" value={id} />
      <ProblemNotice problem={problem} className="mb-3" />
      <Button type="submit" variant="quiet" size="sm" pending={pending} className="text-danger">
        Remove these words
      </Button>
    </form>
  );
}
