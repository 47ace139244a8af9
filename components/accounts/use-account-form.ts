import { type FormEvent, useActionState, useEffect, useRef } from "react";
import { type FormState, UNTOUCHED } from "@/lib/accounts/form-rules";

type Action = (state: FormState, form: FormData) => Promise<FormState>;

const isText = (field: unknown): field is HTMLInputElement | HTMLSelectElement =>
  field instanceof HTMLSelectElement ||
  (field instanceof HTMLInputElement && !["hidden", "checkbox", "radio"].includes(field.type));

/** Gives back what was typed, passwords too, after a sent form was emptied. */
const restore = (form: HTMLFormElement, typed: ReadonlyMap<string, string>): void => {
  for (const [name, value] of typed) {
    const field = form.elements.namedItem(name);
    if (isText(field) && field.value !== value) field.value = value;
  }
};

/**
 * A form that works as a plain one without script, and with script keeps everything that was typed and takes the reader to
 * the first fault.
 */
export function useAccountForm(action: Action, initial: FormState = UNTOUCHED) {
  const [state, submit] = useActionState(action, initial);
  const form = useRef<HTMLFormElement>(null);
  const typed = useRef<ReadonlyMap<string, string>>(new Map());

  function keep(event: FormEvent<HTMLFormElement>) {
    const entries = [...new FormData(event.currentTarget)];
    typed.current = new Map(entries.map(([name, value]) => [name, String(value)]));
  }

  useEffect(() => {
    if (state === initial || !form.current) return;
    restore(form.current, typed.current);
    form.current.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state, initial]);

  return { state, wiring: { ref: form, action: submit, onSubmit: keep, noValidate: true } };
}
