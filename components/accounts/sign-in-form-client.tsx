"use client";

import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { signInAction } from "@/lib/accounts/actions";
import type { FormState } from "@/lib/accounts/form-rules";
import { EmailField } from "./fields";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field-client";
import { useAccountForm } from "./use-account-form";

type SignInFormProps = { next: string; answer?: FormState };

function LinkSent({ email, next }: { email: string; next: string }) {
  return (
    <>
      <Notice tone="success" title="Look into your mailbox" live>
        If there is an account for <strong className="break-all">{email}</strong>, a link that signs you in is
        on its way. It is good for 15 minutes.
      </Notice>
      <a
        href={`/sign-in?next=${encodeURIComponent(next)}`}
        className="tap mt-5 inline-block font-semibold text-action hover:underline"
      >
        Back to the form
      </a>
    </>
  );
}

export function SignInForm({ next, answer }: SignInFormProps) {
  const { state, wiring } = useAccountForm(signInAction, answer);
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
