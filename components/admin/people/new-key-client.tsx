"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog-client";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast-store";
import { createApiKeyAction } from "@/lib/accounts/desk-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type NewKeyProps = { scopes: readonly { name: string; meaning: string }[] };

/** Makes a key and shows its secret the one time that it can be seen. */
export function NewKey({ scopes }: NewKeyProps) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);

  function close() {
    setOpen(false);
    setSecret(null);
  }

  return (
    <>
      <Button size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        New key
      </Button>
      <Dialog open={open} onClose={close} title={secret ? "Your new key" : "New key"}>
        {secret ? (
          <Secret secret={secret} onDone={close} />
        ) : (
          open && <KeyForm scopes={scopes} onMade={setSecret} />
        )}
      </Dialog>
    </>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  async function copy() {
    await navigator.clipboard.writeText(secret);
    toast("Copied");
  }

  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning" title="Copy it now">
        It is stored only as a hash and cannot be shown again.
      </Notice>
      <code className="block rounded-tile bg-sunken p-4 text-sm break-all select-all">{secret}</code>
      <div className="flex gap-2">
        <Button onClick={copy}>Copy</Button>
        <Button variant="secondary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}

function KeyForm({ scopes, onMade }: NewKeyProps & { onMade: (secret: string) => void }) {
  const { onSubmit, pending, problem, faults } = useActionForm(createApiKeyAction, {
    onDone: (key) => onMade(key.secret),
  });
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <TextField
        name="name"
        label="What it is for"
        placeholder="Till of the Utrecht shop"
        maxLength={100}
        autoComplete="off"
        error={faults("name")}
      />
      <fieldset>
        <legend className="text-sm font-semibold">What it may do</legend>
        {scopes.map(({ name, meaning }) => (
          <Checkbox key={name} name="scopes" value={name} label={meaning} hint={<code>{name}</code>} />
        ))}
        {faults("scopes") && <p className="text-sm font-medium text-danger">{faults("scopes")}</p>}
      </fieldset>
      <TextField
        name="until"
        type="date"
        label="Last day on which it works"
        optional
        error={faults("until")}
      />
      <ProblemNotice problem={problem?.errors ? null : problem} />
      <Button type="submit" pending={pending} className="self-start">
        Make the key
      </Button>
    </form>
  );
}
