import { type FormEvent, startTransition, useActionState } from "react";
import type { Problem } from "@/lib/kernel/errors";
import type { Result } from "@/lib/kernel/result";

type Action<T> = (before: Result<T> | null, form: FormData) => Promise<Result<T>>;

type Outcome<T> = {
  onDone?: (value: T, form: HTMLFormElement) => void;
  onProblem?: (problem: Problem, form: HTMLFormElement) => void;
};

/**
 * A form over a server action that keeps what was typed: it is sent without the reset that follows an action of a form.
 * `faults` finds what is wrong with a field.
 */
export function useActionForm<T>(action: Action<T>, { onDone, onProblem }: Outcome<T> = {}) {
  const [result, send, pending] = useActionState(
    async (before: Result<T> | null, given: { data: FormData; form: HTMLFormElement }) => {
      const after = await action(before, given.data);
      if (after.ok) onDone?.(after.value, given.form);
      else onProblem?.(after.problem, given.form);
      return after;
    },
    null,
  );

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(form, submitter);
    startTransition(() => send({ data, form }));
  }

  const problem: Problem | null = result && !result.ok ? result.problem : null;
  const faults = (name: string): string | undefined =>
    problem?.errors?.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message;
  return { onSubmit, pending, problem, faults, result };
}
