"use client";

import { TextField } from "@/components/ui/field";
import { PlainLink } from "@/components/ui/plain-link";
import { SubmitButton } from "@/components/ui/submit-button-client";
import { changeEmailAction } from "@/lib/accounts/email-actions";
import type { FormState } from "@/lib/accounts/form-rules";
import { CodeStep } from "./code-step";
import { faultOf } from "./fields";
import { FormProblem } from "./form-problem";
import { PasswordField } from "./password-field-client";
import { useAccountForm } from "./use-account-form";

type EmailFormProps = { email: string; hasPassword: boolean; answer?: FormState };

const sent = (email: string) => `A mail is on its way to ${email}.`;

/** A new address: first who asks, then the code that shows that its mail is read. */
export function EmailForm({ email, hasPassword, answer }: EmailFormProps) {
  const { state, wiring } = useAccountForm(changeEmailAction, answer);
  if (state.step === "code") {
    return (
      <form {...wiring} key="code" className="flex flex-col gap-5">
        <FormProblem text={state.problem} />
        <CodeStep state={state} sent={sent} />
        <div>
          <SubmitButton>Use this address</SubmitButton>
        </div>
        <p className="text-sm text-muted">
          Until then everything goes to the old one.{" "}
          <PlainLink href="/account/profile" className="tap font-semibold text-action hover:underline">
            Start over
          </PlainLink>
        </p>
      </form>
    );
  }
  return (
    <form {...wiring} key="start" className="flex flex-col gap-5">
      <FormProblem text={state.problem} />
      <p className="break-words">
        Receipts and codes go to <strong>{email}</strong>, and you sign in with it.
      </p>
      <TextField
        label="New e-mail"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={state.values.email}
        {...faultOf(state, "email")}
      />
      {hasPassword && (
        <PasswordField
          label="Your password"
          name="password"
          autoComplete="current-password"
          {...faultOf(state, "password")}
        />
      )}
      <div>
        <SubmitButton variant="secondary">Mail me a code</SubmitButton>
      </div>
    </form>
  );
}
