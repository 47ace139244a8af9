"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog-client";
import { toast } from "@/components/ui/toast-store";
import {
  deleteWebhookAction,
  redeliverWebhookAction,
  rotateSecretAction,
  switchWebhookAction,
  tryWebhookAction,
} from "@/lib/webhooks/desk-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { SecretOnce } from "./secret-once-client";
import { WEBHOOKS } from "./webhook-words";

const complain = ({ detail }: { detail: string }) => {
  toast(detail, { tone: "danger" });
};

export function SwitchWebhook({ id, enabled }: { id: string; enabled: boolean }) {
  const { onSubmit, pending } = useActionForm(switchWebhookAction, {
    onDone: (now) => toast(now.enabled ? "It is called from now on" : "It is not called any more"),
    onProblem: complain,
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={enabled ? "off" : "on"} />
      <Button type="submit" variant="quiet" size="sm" pending={pending}>
        {enabled ? "Switch off" : "Switch on"}
      </Button>
    </form>
  );
}

/** Sends a trial message now. */
export function TryWebhook({ id }: { id: string }) {
  const { onSubmit, pending } = useActionForm(tryWebhookAction, {
    onDone: () => toast("A trial message is on its way; its answer will stand in the log"),
    onProblem: complain,
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" variant="secondary" size="sm" pending={pending}>
        Send a trial
      </Button>
    </form>
  );
}

export function RedeliverWebhook({ id }: { id: string }) {
  const { onSubmit, pending } = useActionForm(redeliverWebhookAction, {
    onDone: () => toast("It is on its way again"),
    onProblem: complain,
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" variant="quiet" size="sm" pending={pending}>
        Send again
      </Button>
    </form>
  );
}

type AskedProps = {
  label: string;
  title: string;
  tone?: "danger";
  children: (close: () => void) => ReactNode;
};

function Asked({ label, title, tone, children }: AskedProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        aria-haspopup="dialog"
        className={tone === "danger" ? "text-danger" : undefined}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog open={open} onClose={close} title={title}>
        {open && children(close)}
      </Dialog>
    </>
  );
}

function RotateForm({ id, onDone }: { id: string; onDone: () => void }) {
  const [secret, setSecret] = useState<string | null>(null);
  const { onSubmit, pending, problem } = useActionForm(rotateSecretAction, {
    onDone: (made) => setSecret(made.secret),
  });
  if (secret) return <SecretOnce secret={secret} onDone={onDone} />;
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <input type="hidden" name="id" value={id} />
      <p>
        Calls are signed with the present secret and the new one for 24 hours, then with the new one alone.
      </p>
      <ProblemNotice problem={problem} />
      <Button type="submit" pending={pending} className="self-start">
        Make a new secret
      </Button>
    </form>
  );
}

export function RotateSecret({ id }: { id: string }) {
  return (
    <Asked label="New secret" title="A new secret">
      {(close) => <RotateForm id={id} onDone={close} />}
    </Asked>
  );
}

function DeleteForm({ id }: { id: string }) {
  const router = useRouter();
  const { onSubmit, pending, problem } = useActionForm(deleteWebhookAction, {
    onDone: () => {
      toast("The webhook is deleted");
      router.push(WEBHOOKS);
    },
  });
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <input type="hidden" name="id" value={id} />
      <p>It is called no more, and what is on its way stops. Its log goes with it.</p>
      <ProblemNotice problem={problem} />
      <Button type="submit" variant="danger" pending={pending} className="self-start">
        Delete it
      </Button>
    </form>
  );
}

export function DeleteWebhook({ id }: { id: string }) {
  return (
    <Asked label="Delete" title="Delete this webhook?" tone="danger">
      {() => <DeleteForm id={id} />}
    </Asked>
  );
}
