"use client";

import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { signInAction } from "@/lib/accounts/actions";
import { EmailField } from "./fields";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field-client";
import { useAccountForm } from "./use-account-form";

type SignInFormProps = { next: string };

function LinkSent({ email, next }: { email: string; next: string }) {
  return (
    <Notice
      tone="success"
      title="Look into your mailbox"
      live
      action={
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(next)}`} variant="quiet" size="sm">
          Back
        </ButtonLink>
      }
    >
      If there is an account for <strong className="break-all">{email}</strong>, a link that signs you in is
      on its way. It is good for 15 minutes.
    </Notice>
  );
}

export function SignInForm({ next }: SignInFormProps) {
  const { state, wiring } = useAccountForm(signInAction);
  if (state.step === "sent") return <LinkSent email={state.values.email ?? ""} next={next} />;
  return (
    <form {...wiring} className="flex flex-col gap-5">
      <FormProblem text={state.problem} />
      <input type="hidden" name="next" value={next} />
      <EmailField state={state} />
      <div>
        <PasswordField label="Password" name="password" autoComplete="current-password" />
        <Link
          href="/forgot-password"
          prefetch={false}
          className="tap mt-2 inline-block text-sm font-semibold text-action hover:underline"
        >
          Forgot your password?
        </Link>
      </div>
      <div className="flex flex-col gap-3">
        <SubmitButton name="way" value="password" size="lg" wide>
          Sign in
        </SubmitButton>
        <SubmitButton name="way" value="link" variant="secondary" size="lg" wide formNoValidate>
          Mail me a link instead
        </SubmitButton>
      </div>
    </form>
  );
}
