"use client";

import { Button } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog-button-client";
import { toast } from "@/components/ui/toast-store";
import { revokeApiKeyAction } from "@/lib/accounts/desk-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

/** Ends a key for good, after asking once more. */
export function RevokeKey({ keyId, name }: { keyId: string; name: string }) {
  const { onSubmit, pending, problem } = useActionForm(revokeApiKeyAction, {
    onDone: () => toast(`${name} works no more`),
  });
  return (
    <DialogButton label="Revoke" variant="quiet" size="sm" title={`Revoke ${name}?`}>
      <p>Whatever uses it is refused from its next call on. A revoked key cannot be brought back.</p>
      <ProblemNotice problem={problem} className="mt-4" />
      <div className="mt-6 flex flex-wrap gap-2">
        <form onSubmit={onSubmit}>
          <input type="hidden" name="keyId" value={keyId} />
          <Button type="submit" variant="danger" pending={pending}>
            Revoke
          </Button>
        </form>
        <form method="dialog">
          <Button type="submit" variant="secondary">
            Keep it
          </Button>
        </form>
      </div>
    </DialogButton>
  );
}
