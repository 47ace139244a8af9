"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { saveProductAction } from "@/lib/catalog/actions";
import {
  type Conflict,
  differingFields,
  FORM_FIELDS,
  type FormField,
  type FormValues,
} from "@/lib/catalog/form-rules";
import type { Problem } from "@/lib/kernel/errors";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { useLeaveGuard } from "../kit/use-leave-guard";
import { useSaveKey } from "../kit/use-save-key";
import { type Clash, ConflictNotice } from "./conflict-notice";
import { type Choice, ProductFields } from "./product-fields";

type ProductEditorProps = {
  productId: string;
  version: number;
  values: FormValues;
  categories: Choice[];
  topics: Choice[];
  currency: string;
};

const control = (form: HTMLFormElement, name: FormField) =>
  form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const typedValues = (form: HTMLFormElement): FormValues =>
  Object.fromEntries(FORM_FIELDS.map((name) => [name, control(form, name).value])) as FormValues;

const conflictIn = ({ slug, extra }: Problem): Conflict | undefined =>
  slug === "precondition-failed" ? (extra?.conflict as Conflict | undefined) : undefined;

/**
 * The editor of a product. It says which version it shows; when somebody was faster it takes over what was not touched
 * here, shows both values of what was, and saves only when asked again.
 */
export function ProductEditor({ productId, version, values, ...choices }: ProductEditorProps) {
  const form = useRef<HTMLFormElement>(null);
  const [seen, setSeen] = useState({ version, values });
  const [typed, setTyped] = useState(values);
  const [clash, setClash] = useState<Clash | null>(null);

  function settle(conflict: Conflict, target: HTMLFormElement) {
    const mine = typedValues(target);
    const touched = new Set(differingFields(seen.values, mine));
    const changed = differingFields(seen.values, conflict.theirs);
    const takenOver = changed.filter((name) => !touched.has(name));
    for (const name of takenOver) control(target, name).value = conflict.theirs[name];
    const contested = changed
      .filter((name) => touched.has(name) && mine[name] !== conflict.theirs[name])
      .map((name) => ({ name, yours: mine[name] }));
    setClash({ conflict, contested, takenOver });
    setSeen({ version: conflict.version, values: conflict.theirs });
    setTyped(typedValues(target));
    target.scrollIntoView({ block: "start", behavior: "smooth" });
  }

  const { onSubmit, pending, problem, faults } = useActionForm(saveProductAction, {
    onDone: (saved, target) => {
      for (const name of FORM_FIELDS) control(target, name).value = saved.values[name];
      setSeen({ version: saved.version, values: saved.values });
      setTyped(saved.values);
      setClash(null);
      toast("Saved. The shop shows it at once.");
    },
    onProblem: (cause, target) => {
      const conflict = conflictIn(cause);
      if (conflict) settle(conflict, target);
    },
  });
  useSaveKey(form);

  function take(name: FormField, value: string) {
    if (!form.current) return;
    control(form.current, name).value = value;
    setTyped(typedValues(form.current));
  }

  const unsaved = differingFields(seen.values, typed).length;
  useLeaveGuard(unsaved > 0);
  return (
    <form
      ref={form}
      onSubmit={onSubmit}
      onInput={(event) => setTyped(typedValues(event.currentTarget))}
      noValidate
      className="scroll-mt-20"
    >
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="version" value={seen.version} />
      <input type="hidden" name="seen" value={JSON.stringify(seen.values)} />
      {clash && <ConflictNotice clash={clash} values={typed} onTake={take} />}
      <ProductFields values={values} faults={faults} {...choices} />
      {!(problem && conflictIn(problem)) && <ProblemNotice problem={problem} className="mt-5" />}
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" pending={pending}>
          Save
        </Button>
        <p role="status" className="text-muted">
          {unsaved > 0 &&
            (unsaved === 1 ? "1 field is not saved yet" : `${unsaved} fields are not saved yet`)}
        </p>
      </div>
    </form>
  );
}
