"use client";

import { useState } from "react";
import { tintBackground } from "@/components/catalog/tint";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog-client";
import { TextareaField, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { EditIcon, PlusIcon } from "@/components/ui/icons";
import { toast } from "@/components/ui/toast-store";
import { TINTS, type Tint } from "@/lib/catalog/rules";
import { deleteShelfAction, saveShelfAction } from "@/lib/catalog/shelf-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

export type EditedShelf = {
  slug: string;
  name: string;
  blurb: string;
  tint: Tint;
  imageUrl: string;
  count: number;
};

type ShelfFormProps = {
  kind: "category" | "topic";
  /** Null makes a new one. */
  shelf: EditedShelf | null;
};

/** The button of a category or topic and the dialog in which it is made or changed. */
export function ShelfForm({ kind, shelf }: ShelfFormProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      {shelf ? (
        <IconButton label={`Edit ${shelf.name}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <EditIcon size={18} />
        </IconButton>
      ) : (
        <Button size="sm" icon={<PlusIcon size={18} />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          Add a {kind}
        </Button>
      )}
      <Dialog open={open} onClose={close} title={shelf ? shelf.name : `A new ${kind}`}>
        {open && <Fields kind={kind} shelf={shelf} onDone={close} />}
      </Dialog>
    </>
  );
}

function Fields({ kind, shelf, onDone }: ShelfFormProps & { onDone: () => void }) {
  const { onSubmit, pending, problem, faults } = useActionForm(saveShelfAction, {
    onDone: () => {
      toast("Saved. The shop shows it at once.");
      onDone();
    },
  });
  return (
    <>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <input type="hidden" name="kind" value={kind} />
        {shelf ? (
          <input type="hidden" name="slug" value={shelf.slug} />
        ) : (
          <input type="hidden" name="isNew" value="1" />
        )}
        <TextField
          name="name"
          label="Name"
          defaultValue={shelf?.name}
          maxLength={60}
          error={faults("name")}
        />
        {!shelf && (
          <TextField
            name="slug"
            label="Address in the shop"
            optional
            hint="Left empty it is made from the name; it stays for good."
            autoComplete="off"
            error={faults("slug")}
          />
        )}
        <TextareaField name="blurb" label="A line about it" optional rows={2} defaultValue={shelf?.blurb} />
        <TextField
          name="imageUrl"
          label="Picture"
          optional
          defaultValue={shelf?.imageUrl}
          hint="/art/… of this shop, or an http address."
          autoComplete="off"
          error={faults("imageUrl")}
        />
        <TintField tint={shelf?.tint} />
        <ProblemNotice problem={problem?.errors ? null : problem} />
        <Button type="submit" pending={pending} className="self-start">
          Save
        </Button>
      </form>
      {shelf && shelf.count === 0 && <DeleteShelf kind={kind} shelf={shelf} onDone={onDone} />}
    </>
  );
}

function TintField({ tint }: { tint: Tint | undefined }) {
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">Ground of its pictures</legend>
      <div className="flex flex-wrap gap-2">
        {TINTS.map((each) => (
          <label key={each} title={each}>
            <input
              type="radio"
              name="tint"
              value={each}
              defaultChecked={tint === each}
              className="peer sr-only"
            />
            <span className="sr-only">{each}</span>
            <span
              aria-hidden
              className={cx(
                "block size-11 rounded-full border border-line outline-offset-2 peer-checked:outline-2 peer-checked:outline-action peer-focus-visible:outline-2 peer-focus-visible:outline-ink",
                tintBackground[each],
              )}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function DeleteShelf({ kind, shelf, onDone }: { kind: string; shelf: EditedShelf; onDone: () => void }) {
  const { onSubmit, pending, problem } = useActionForm(deleteShelfAction, {
    onDone: () => {
      toast(`${shelf.name} is gone`);
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} className="mt-6 border-t border-line pt-4">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="slug" value={shelf.slug} />
      <ProblemNotice problem={problem} className="mb-3" />
      <p className="mb-2 text-sm text-muted">Nothing is in it, so it can go.</p>
      <Button type="submit" variant="quiet" size="sm" pending={pending} className="text-danger">
        Delete this {kind}
      </Button>
    </form>
  );
}
