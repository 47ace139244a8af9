import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { CheckIcon } from "@/components/ui/icons";
import { headingOf } from "./use-steps";

type StepProps = {
  number: number;
  title: string;
  state: "now" | "done" | "later";
  /** Beside the title, once it is done. */
  action?: ReactNode;
  children?: ReactNode;
};

const dots = {
  now: "bg-action text-on-action",
  done: "bg-action-soft text-action",
  later: "bg-ink/8 text-muted",
};

/** One step of the checkout: what lies ahead is named, what is done is ticked off. */
export function Step({ number, title, state, action, children }: StepProps) {
  return (
    <Card as="section" pad="lg" aria-labelledby={headingOf(number)}>
      <div className="flex items-center gap-3">
        <span
          className={cx(
            "grid size-8 shrink-0 place-items-center rounded-full text-sm font-bold",
            dots[state],
          )}
        >
          {state === "done" ? <CheckIcon size={18} label="Done" /> : number}
        </span>
        <h2
          id={headingOf(number)}
          tabIndex={-1}
          className={cx("grow text-xl font-bold outline-none", state === "later" && "text-muted")}
        >
          {title}
        </h2>
        {action}
      </div>
      {children}
    </Card>
  );
}
