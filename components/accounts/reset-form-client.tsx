"use client";

import { SubmitButton } from "@/components/ui/submit-button-client";
import { resetPasswordAction } from "@/lib/accounts/actions";
import type { FormState } from "@/lib/accounts/form-rules";
import { CodeStep } from "./code-step";
import { EmailField, faultOf, NEW_PASSWORD_HINT } from "./fields";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field-client";
import { QuietLink } from "./quiet-link";
import { useAccountForm } from "./use-account-form";

const sent = (email: string) => `If there is an account for ${email}, a code is on its way.`;

export function ResetForm({ answer }: { answer?: FormState }) {
  const { state, wiring } = useAccountForm(resetPasswordAction, answer);
  if (state.step === "code") {
    return (
      <form {...wiring} key="code" className="flex flex-col gap-5">
        <FormProblem text={state.problem} />
        <CodeStep state={state} sent={sent} />
        <PasswordField
          label="New password"
          name="password"
          autoComplete="new-password"
          {...faultOf(state, "password")}
          hint={NEW_PASSWORD_HINT}
        />
        <SubmitButton size="lg" wide>
          Set password and sign in
        </SubmitButton>
        <QuietLink before="No mail after a minute?" href="/forgot-password" label="Ask again" />
      </form>
    );
  }
  return (
    <form {...wiring} key="start" className="flex flex-col gap-5">
      <FormProblem text={state.problem} />
      <EmailField state={state} />
      <SubmitButton size="lg" wide>
        Mail me a code
      </SubmitButton>
      <QuietLink href="/reset-password" label="I have a code already" />
    </form>
  );
}
