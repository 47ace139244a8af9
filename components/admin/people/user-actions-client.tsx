"use client";

import { Button } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog-button-client";
import { toast } from "@/components/ui/toast-store";
import { changeUserAction, endSessionsAction } from "@/lib/accounts/desk-actions";
import type { DeskUser } from "@/lib/accounts/desk-rules";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type Change = "make-admin" | "make-shopper" | "deactivate" | "reactivate";

const WORDS: Record<Change, { label: string; title: (name: string) => string; text: string; done: string }> =
  {
    "make-admin": {
      label: "Make admin",
      title: (name) => `Make ${name} an admin?`,
      text: "Admins see every order and person, change prices and pay money back. It holds from their next click.",
      done: "is an admin now",
    },
    "make-shopper": {
      label: "Take the admin role",
      title: (name) => `Take the admin role from ${name}?`,
      text: "They stay signed in as a shopper; the office is closed to them from their next click.",
      done: "is a shopper now",
    },
    deactivate: {
      label: "Deactivate",
      title: (name) => `Deactivate ${name}?`,
      text: "All their sessions end at once and they cannot sign in. Orders and points stay; you can let them in again.",
      done: "is shut out",
    },
    reactivate: {
      label: "Let in again",
      title: (name) => `Let ${name} in again?`,
      text: "They can sign in as before.",
      done: "can sign in again",
    },
  };

type ChangeUserProps = { user: DeskUser; change: Change };

/** One change of an account, after asking once more. */
export function ChangeUser({ user, change }: ChangeUserProps) {
  const { label, title, text, done } = WORDS[change];
  const { onSubmit, pending, problem } = useActionForm(changeUserAction, {
    onDone: () => toast(`${user.nickname} ${done}`),
  });
  const role = change === "make-admin" ? "admin" : "shopper";
  const isRole = change === "make-admin" || change === "make-shopper";
  return (
    <DialogButton label={label} variant="quiet" size="sm" title={title(user.nickname)}>
      <p>{text}</p>
      <ProblemNotice problem={problem} className="mt-4" />
      <div className="mt-6 flex flex-wrap gap-2">
        <form onSubmit={onSubmit}>
          <input type="hidden" name="userId" value={user.id} />
          <input type="hidden" name="change" value={isRole ? "role" : change} />
          {isRole && <input type="hidden" name="role" value={role} />}
          <Button
            type="submit"
            variant={change === "deactivate" || change === "make-shopper" ? "danger" : "primary"}
            pending={pending}
          >
            {label}
          </Button>
        </form>
        <form method="dialog">
          <Button type="submit" variant="secondary">
            Not now
          </Button>
        </form>
      </div>
    </DialogButton>
  );
}

/** Ends every session of a person at once. */
export function EndSessions({ user }: { user: DeskUser }) {
  const { onSubmit, pending } = useActionForm(endSessionsAction, {
    onDone: ({ ended }) => toast(ended === 1 ? "1 session ended" : `${ended} sessions ended`),
    onProblem: ({ detail }) => toast(detail, { tone: "danger" }),
  });
  return (
    <form onSubmit={onSubmit}>
      <input type="hidden" name="userId" value={user.id} />
      <Button type="submit" variant="secondary" size="sm" pending={pending}>
        End all sessions
      </Button>
    </form>
  );
}
