"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog-client";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/field";
import { PlusIcon } from "@/components/ui/icons";
import { toast } from "@/components/ui/toast-store";
import { saveWebhookAction } from "@/lib/webhooks/desk-actions";
import { WEBHOOK_TYPES } from "@/lib/webhooks/rules";
import type { Webhook } from "@/lib/webhooks/schema";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { PolicyField } from "../policy/policy-field-client";
import { SecretOnce } from "./secret-once-client";
import { WEBHOOKS } from "./webhook-words";

type Saved = { id: string; secret: string | null };

function Fields({ webhook, onSaved }: { webhook: Webhook | null; onSaved: (saved: Saved) => void }) {
  const { onSubmit, pending, problem, faults } = useActionForm(saveWebhookAction, { onDone: onSaved });
  const isPlain = !webhook || JSON.stringify(webhook.filterPolicy) === "{}";
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {webhook && <input type="hidden" name="id" value={webhook.id} />}
      <TextField
        name="url"
        type="url"
        inputMode="url"
        label="Address that is called"
        placeholder="https://example.com/hooks/mercat"
        defaultValue={webhook?.url}
        maxLength={2000}
        autoComplete="off"
        hint="https, on the public internet. Redirects are not followed."
        error={faults("url")}
      />
      <TextField
        name="description"
        label="What it is for"
        optional
        defaultValue={webhook?.description}
        maxLength={200}
        autoComplete="off"
        error={faults("description")}
      />
      <fieldset>
        <legend className="text-sm font-semibold">Events</legend>
        <p className="text-sm text-muted">None chosen: it hears of all.</p>
        {Object.entries(WEBHOOK_TYPES).map(([type, meaning]) => (
          <Checkbox
            key={type}
            name="types"
            value={type}
            defaultChecked={webhook?.types.includes(type)}
            label={<code className="text-sm">{type}</code>}
            hint={meaning}
            className="py-1.5"
          />
        ))}
      </fieldset>
      <Disclosure summary="Only some of them" open={!isPlain}>
        <PolicyField value={webhook?.filterPolicy} problem={problem} />
      </Disclosure>
      <ProblemNotice problem={problem?.errors ? null : problem} />
      <Button type="submit" pending={pending} className="self-start">
        {webhook ? "Save" : "Add the webhook"}
      </Button>
    </form>
  );
}

/** Adds an endpoint and shows its secret once. */
export function NewWebhook() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);

  function close() {
    setOpen(false);
    if (saved) router.push(`${WEBHOOKS}/${saved.id}`);
    setSaved(null);
  }

  return (
    <>
      <Button size="sm" icon={<PlusIcon size={18} />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Add a webhook
      </Button>
      <Dialog open={open} onClose={close} side="right" title={saved ? "Its secret" : "A new webhook"}>
        {saved?.secret ? (
          <SecretOnce secret={saved.secret} onDone={close} />
        ) : (
          open && <Fields webhook={null} onSaved={setSaved} />
        )}
      </Dialog>
    </>
  );
}

export function EditWebhook({ webhook }: { webhook: Webhook }) {
  const [open, setOpen] = useState(false);

  function onSaved() {
    setOpen(false);
    toast("Changed for events to come");
  }

  return (
    <>
      <Button variant="secondary" size="sm" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} side="right" title="Edit the webhook">
        {open && <Fields webhook={webhook} onSaved={onSaved} />}
      </Dialog>
    </>
  );
}
