"use client";

import { useEffect, useRef } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { redeemLinkAction } from "@/lib/accounts/actions";
import type { FormState } from "@/lib/accounts/form-rules";
import { useAccountForm } from "./use-account-form";

type LinkFormProps = { token: string; answer?: FormState };

/** Sends itself as soon as a browser runs it; a mail scanner that only fetches the page uses nothing up. */
export function LinkForm({ token, answer }: LinkFormProps) {
  const { state, wiring } = useAccountForm(redeemLinkAction, answer);
  const { ref } = wiring;

  const sent = useRef(false);

  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    ref.current?.requestSubmit();
  }, [ref]);

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
