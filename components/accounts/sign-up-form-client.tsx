"use client";

import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { signUpAction } from "@/lib/accounts/actions";
import { AT_CODE, UNTOUCHED } from "@/lib/accounts/form-rules";
import { CodeStep } from "./code-step";
import { EmailField, NEW_PASSWORD_HINT } from "./fields";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field-client";
import { QuietLink } from "./quiet-link";
import { useAccountForm } from "./use-account-form";

type SignUpFormProps = { next: string; hasCode: boolean };

export function SignUpForm({ next, hasCode }: SignUpFormProps) {
  const { state, wiring } = useAccountForm(signUpAction, hasCode ? AT_CODE : UNTOUCHED);
  if (state.step === "code") {
    return (
      <form {...wiring} key="code" className="flex flex-col gap-5">
        <FormProblem text={state.problem} />
        <CodeStep state={state} sent={(email) => `We sent a code to ${email}.`} />
        <SubmitButton size="lg" wide>
          Finish
        </SubmitButton>
        <QuietLink before="No mail after a minute?" href="/sign-up" label="Start again" />
      </form>
    );
  }
  return (
    <form {...wiring} key="start" className="flex flex-col gap-5">
      <FormProblem text={state.problem} />
      <input type="hidden" name="next" value={next} />
      <TextField
        label="What may we call you?"
        name="nickname"
        autoComplete="nickname"
        maxLength={40}
        defaultValue={state.values.nickname}
        error={state.errors.nickname}
      />
      <EmailField state={state} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        error={state.errors.password}
        hint={NEW_PASSWORD_HINT}
      />
      <SubmitButton size="lg" wide>
        Make my account
      </SubmitButton>
      <QuietLink href="/sign-up?step=code" label="I have a code already" />
    </form>
  );
}
