"use client";

import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { signUpAction } from "@/lib/accounts/actions";
import type { FormState } from "@/lib/accounts/form-rules";
import { CodeStep } from "./code-step";
import { EmailField, faultOf, NEW_PASSWORD_HINT } from "./fields";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field-client";
import { QuietLink } from "./quiet-link";
import { useAccountForm } from "./use-account-form";

type SignUpFormProps = { next: string; answer?: FormState };

export function SignUpForm({ next, answer }: SignUpFormProps) {
  const { state, wiring } = useAccountForm(signUpAction, answer);
  if (state.step === "code") {
    return (
      <form {...wiring} key="code" className="flex flex-col gap-5">
        <FormProblem text={state.problem} />
        <input type="hidden" name="next" value={next} />
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
        {...faultOf(state, "nickname")}
      />
      <EmailField state={state} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        {...faultOf(state, "password")}
        hint={NEW_PASSWORD_HINT}
      />
      <SubmitButton size="lg" wide>
        Make my account
      </SubmitButton>
      <QuietLink href="/sign-up?step=code" label="I have a code already" />
    </form>
  );
}
