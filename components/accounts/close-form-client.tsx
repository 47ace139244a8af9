"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { closeAccountAction } from "@/lib/accounts/account-actions";
import type { FormState } from "@/lib/accounts/form-rules";
import { faultOf } from "./fields";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field-client";
import { useAccountForm } from "./use-account-form";

type CloseFormProps = { hasPassword: boolean; answer?: FormState };

export function CloseForm({ hasPassword, answer }: CloseFormProps) {
  const { state, wiring } = useAccountForm(closeAccountAction, answer);
  return (
    <form {...wiring} noValidate={false} className="flex flex-col gap-4">
      <FormProblem text={state.problem} />
      {hasPassword && (
        <PasswordField
          label="Your password"
          name="password"
          autoComplete="current-password"
          {...faultOf(state, "password")}
        />
      )}
      <Checkbox name="sure" required label="I know that this cannot be taken back." />
      <div>
        <SubmitButton variant="danger">Close my account</SubmitButton>
      </div>
    </form>
  );
}
