import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { CheckIcon } from "@/components/ui/icons";

type DrillStepProps = {
  number: number;
  title: string;
  state: "done" | "now" | "later";
  children?: ReactNode;
};

const marks = {
  done: "bg-action text-on-action",
  now: "bg-count text-on-count",
  later: "bg-ink/8 text-muted",
};

const spoken = { done: "done", now: "to do now", later: "later" };

/** One step of the drill; what is to be done stands in it while it is its turn. */
export function DrillStep({ number, title, state, children }: DrillStepProps) {
  return (
    <li
      aria-current={state === "now" ? "step" : undefined}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3.5 pb-5 last:pb-0"
    >
      <span aria-hidden className="flex flex-col items-center">
        <span
          className={cx(
            "grid size-8 shrink-0 place-items-center rounded-full text-sm font-bold",
            marks[state],
          )}
        >
          {state === "done" ? <CheckIcon size={16} /> : number}
        </span>
        <span className="mt-1.5 w-0.5 grow rounded-full bg-line" />
      </span>
      <div className="min-w-0 pt-1">
        <h2 className={cx("font-bold", state === "later" && "text-muted")}>
          {title} <span className="sr-only">({spoken[state]})</span>
        </h2>
        {children && <div className="mt-1.5 flex flex-col items-start gap-2.5">{children}</div>}
      </div>
    </li>
  );
}
