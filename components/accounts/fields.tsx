import { TextField } from "@/components/ui/field";
import type { FormState } from "@/lib/accounts/form-rules";

type FieldProps = { state: FormState };

/** A fault at its field, which without script takes the focus as the page loads. */
export const faultOf = (state: FormState, name: string) => ({
  error: state.errors[name],
  autoFocus: Boolean(state.errors[name]),
});

export function EmailField({ state }: FieldProps) {
  return (
    <TextField
      label="E-mail"
      name="email"
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      defaultValue={state.values.email}
      {...faultOf(state, "email")}
    />
  );
}

/** Six digits out of a mail; phones offer them above the keyboard. */
export function CodeField({ state, autoFocus }: FieldProps & { autoFocus: boolean }) {
  return (
    <TextField
      label="Code from the mail"
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={9}
      error={state.errors.code}
      autoFocus={autoFocus || Boolean(state.errors.code)}
      hint="Six digits, good for 15 minutes. Look among the unwanted mail, too."
      style={{ fontSize: "1.5rem", letterSpacing: "0.3em", fontVariantNumeric: "tabular-nums" }}
    />
  );
}

export const NEW_PASSWORD_HINT = "At least 8 characters with a small letter, a capital and a digit.";
