"use client";

import { type MouseEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { Problem } from "@/lib/kernel/errors";
import { tryPolicyAction } from "@/lib/pipelines/policy-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { TrialResult } from "./trial-result";

type PolicyFieldProps = {
  value: unknown;
  /** What the form's own write answered. */
  problem: Problem | null;
  label?: string;
  /** Spoken and shown below the field. */
  hint?: string;
};

const textOf = (value: unknown): string => JSON.stringify(value ?? {}, null, 2);

const faultsOf = (problem: Problem | null) =>
  problem?.errors?.filter(({ path }) => path === "policy" || path.startsWith("policy.")) ?? [];

/** A filter policy as JSON, with a try on the last hundred events. It stands in a form and reads its other fields. */
export function PolicyField({ value, problem, label = "Filter policy", hint }: PolicyFieldProps) {
  const [shown, setShown] = useState<"write" | "trial">("write");
  const [trial, send, trying] = useActionState(tryPolicyAction, null);
  const tried = trial && !trial.ok ? trial.problem : null;
  const current = shown === "trial" ? tried : problem;
  const faults = faultsOf(current);

  function tryIt(event: MouseEvent<HTMLButtonElement>) {
    const { form } = event.currentTarget;
    if (!form || trying) return;
    setShown("trial");
    const data = new FormData(form);
    startTransition(() => send(data));
  }

  return (
    <div className="flex flex-col gap-3">
      <Field
        label={label}
        hint={hint ?? "JSON in Amazon SNS's grammar. {} lets everything pass."}
        error={
          faults.length > 0 && (
            <span className="flex flex-col gap-0.5">
              {faults.map(({ path, message }) => (
                <span key={`${path}${message}`} className="wrap-anywhere">
                  {message}
                </span>
              ))}
            </span>
          )
        }
      >
        {(wiring) => (
          <textarea
            {...wiring}
            name="policy"
            defaultValue={textOf(value)}
            rows={6}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onInput={() => setShown("write")}
            className="field-box field-sizing-content min-h-36 font-mono text-[0.8125rem]"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="secondary" size="sm" pending={trying} onClick={tryIt}>
          Try it on the last 100 events
        </Button>
      </div>
      {shown === "trial" && (
        <>
          <ProblemNotice problem={tried?.errors ? null : tried} />
          {trial?.ok && <TrialResult trial={trial.value} />}
        </>
      )}
    </div>
  );
}
