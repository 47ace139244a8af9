"use client";

import { useEffect } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { redeemLinkAction } from "@/lib/accounts/actions";
import { useAccountForm } from "./use-account-form";

/** Sends itself as soon as a browser runs it; a mail scanner that only fetches the page uses nothing up. */
export function LinkForm({ token }: { token: string }) {
  const { state, wiring } = useAccountForm(redeemLinkAction);
  const { ref } = wiring;

  useEffect(() => ref.current?.requestSubmit(), [ref]);

  if (state.problem) {
    return (
      <Notice
        tone="danger"
        title="This link does not work"
        live
        action={
          <ButtonLink href="/sign-in" size="sm">
            Sign in
          </ButtonLink>
        }
      >
        {state.problem}
      </Notice>
    );
  }
  return (
    <form {...wiring}>
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="lg" wide>
        Sign in now
      </SubmitButton>
    </form>
  );
}
