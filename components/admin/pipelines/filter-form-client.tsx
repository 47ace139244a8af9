"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { setFilterAction } from "@/lib/pipelines/policy-actions";
import type { PipelineName } from "@/lib/pipelines/rules";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";
import { PolicyField } from "../policy/policy-field-client";

type FilterFormProps = { pipeline: PipelineName; filter: Record<string, unknown> };

/** Which events a pipeline wants, tried before it is saved. */
export function FilterForm({ pipeline, filter }: FilterFormProps) {
  const { onSubmit, pending, problem } = useActionForm(setFilterAction, {
    onDone: () => toast("Saved. It holds for events from now on."),
  });
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3">
      <input type="hidden" name="pipeline" value={pipeline} />
      <PolicyField value={filter} problem={problem} />
      <ProblemNotice problem={problem?.errors ? null : problem} />
      <Button type="submit" size="sm" pending={pending} className="self-start">
        Save the filter
      </Button>
    </form>
  );
}
