"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { toast } from "@/components/ui/toast-store";
import { runProjectionAction } from "@/lib/pipelines/projection-actions";
import { ProblemNotice } from "../kit/problem-notice";
import { useActionForm } from "../kit/use-action-form";

type RunButtonsProps = {
  projection: string;
  title: string;
  /** Another run of it is under way. */
  busy?: boolean;
  checkLabel?: string;
  /** Only the comparison. */
  checkOnly?: boolean;
};

const found = (differences: number): string =>
  differences === 0
    ? "no difference"
    : differences === 1
      ? "1 difference"
      : `${differences.toLocaleString("en")} differences`;

/** Compares a projection with what it is made from, or builds it anew and puts it in the old one's place. */
export function RunButtons({ projection, title, busy, checkLabel = "Check", checkOnly }: RunButtonsProps) {
  const [kind, setKind] = useState<"check" | "rebuild">("check");
  const { onSubmit, pending, problem } = useActionForm(runProjectionAction, {
    onDone: ({ read, differences }) => toast(`${title}: ${read} read, ${found(differences)}`),
  });
  return (
    <div className="flex flex-col gap-2">
      <form onSubmit={onSubmit} className="flex flex-wrap gap-2">
        <input type="hidden" name="projection" value={projection} />
        <Button
          type="submit"
          name="kind"
          value="check"
          variant={checkOnly ? "primary" : "secondary"}
          size="sm"
          disabled={busy && !pending}
          pending={pending && kind === "check"}
          onClick={() => setKind("check")}
        >
          {checkLabel}
          <span className="sr-only"> {title}</span>
        </Button>
        {!checkOnly && (
          <Button
            type="submit"
            name="kind"
            value="rebuild"
            variant="quiet"
            size="sm"
            disabled={busy && !pending}
            pending={pending && kind === "rebuild"}
            onClick={() => setKind("rebuild")}
          >
            Rebuild<span className="sr-only"> {title}</span>
          </Button>
        )}
      </form>
      {pending && (
        <Progress
          label={kind === "check" ? "Building beside and comparing" : "Building anew, comparing, swapping"}
        />
      )}
      <ProblemNotice problem={problem} />
    </div>
  );
}
