"use client";

import { SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { changePasswordAction, saveProfileAction } from "@/lib/accounts/account-actions";
import type { FormState } from "@/lib/accounts/form-rules";
import type { Account } from "@/lib/accounts/schema";
import { faultOf, NEW_PASSWORD_HINT } from "./fields";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field-client";
import { useAccountForm } from "./use-account-form";

type ProfileFormProps = {
  account: Pick<Account, "nickname" | "language">;
  languages: { code: string; name: string }[];
  answer?: FormState;
};

export function ProfileForm({ account, languages, answer }: ProfileFormProps) {
  const { state, wiring } = useAccountForm(saveProfileAction, answer);
  return (
    <form {...wiring} className="flex flex-col gap-5">
      <FormProblem text={state.problem} />
      <TextField
        label="What may we call you?"
        name="nickname"
        autoComplete="nickname"
        maxLength={40}
        defaultValue={state.values.nickname ?? account.nickname}
        {...faultOf(state, "nickname")}
      />
      <SelectField
        label="Language"
        name="language"
        defaultValue={state.values.language ?? account.language}
        error={state.errors.language}
        hint="Of our mails, and how numbers and dates are written."
      >
        {languages.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  );
}

type PasswordFormProps = { email: string; hasPassword: boolean; answer?: FormState };

export function PasswordForm({ email, hasPassword, answer }: PasswordFormProps) {
  const { state, wiring } = useAccountForm(changePasswordAction, answer);
  return (
    <form {...wiring} className="flex flex-col gap-5">
      <FormProblem text={state.problem} />
      <input type="hidden" autoComplete="username" value={email} readOnly />
      {hasPassword && (
        <PasswordField
          label="Current password"
          name="currentPassword"
          autoComplete="current-password"
          {...faultOf(state, "currentPassword")}
        />
      )}
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        {...faultOf(state, "newPassword")}
        hint={NEW_PASSWORD_HINT}
      />
      <div>
        <SubmitButton variant="secondary">{hasPassword ? "Change password" : "Set password"}</SubmitButton>
      </div>
    </form>
  );
}
