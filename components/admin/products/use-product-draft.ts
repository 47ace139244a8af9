import { useRef, useState } from "react";
import { toast } from "@/components/ui/toast-store";
import { saveProductAction } from "@/lib/catalog/actions";
import {
  type Conflict,
  differingFields,
  FORM_FIELDS,
  type FormField,
  type FormValues,
  meetConflict,
} from "@/lib/catalog/form-rules";
import type { Problem } from "@/lib/kernel/errors";
import { useActionForm } from "../kit/use-action-form";
import { useLeaveGuard } from "../kit/use-leave-guard";
import { useSaveKey } from "../kit/use-save-key";
import type { Clash } from "./conflict-notice";

const control = (form: HTMLFormElement, name: FormField) =>
  form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const readFields = (form: HTMLFormElement): FormValues =>
  Object.fromEntries(FORM_FIELDS.map((name) => [name, control(form, name).value])) as FormValues;

const writeFields = (form: HTMLFormElement, names: readonly FormField[], values: FormValues) => {
  for (const name of names) control(form, name).value = values[name];
};

const conflictIn = (problem: Problem | null): Conflict | undefined =>
  problem?.slug === "precondition-failed" ? (problem.extra?.conflict as Conflict | undefined) : undefined;

/**
 * What is typed into a product's form against the version that was seen. When somebody was faster, what was not touched
 * here becomes theirs, both values of what was are shown, and only the next save writes.
 */
export function useProductDraft(first: { version: number; values: FormValues }) {
  const form = useRef<HTMLFormElement>(null);
  const [seen, setSeen] = useState(first);
  const [typed, setTyped] = useState(first.values);
  const [clash, setClash] = useState<Clash | null>(null);

  function meet(conflict: Conflict, target: HTMLFormElement) {
    const met = meetConflict(seen.values, readFields(target), conflict.theirs);
    writeFields(target, met.takenOver, conflict.theirs);
    setClash({ conflict, ...met });
    setSeen({ version: conflict.version, values: conflict.theirs });
    setTyped(readFields(target));
    target.scrollIntoView({ block: "start", behavior: "smooth" });
  }

  const { onSubmit, pending, problem, faults } = useActionForm(saveProductAction, {
    onDone: ({ version, values }, target) => {
      writeFields(target, FORM_FIELDS, values);
      setSeen({ version, values });
      setTyped(values);
      setClash(null);
      toast("Saved. The shop shows it at once.");
    },
    onProblem: (cause, target) => {
      const conflict = conflictIn(cause);
      if (conflict) meet(conflict, target);
    },
  });

  function take(name: FormField, value: string) {
    if (!form.current) return;
    control(form.current, name).value = value;
    setTyped(readFields(form.current));
  }

  const unsaved = differingFields(seen.values, typed).length;
  useSaveKey(form);
  useLeaveGuard(unsaved > 0);
  const shownProblem = conflictIn(problem) ? null : problem;
  const onInput = () => form.current && setTyped(readFields(form.current));
  return {
    form,
    seen,
    typed,
    clash,
    take,
    unsaved,
    onInput,
    onSubmit,
    pending,
    faults,
    problem: shownProblem,
  };
}
