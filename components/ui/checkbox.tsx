import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";

type ChoiceProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
};

function Choice({ type, label, hint, className, ...input }: ChoiceProps & { type: "checkbox" | "radio" }) {
  return (
    <label className={cx("flex min-h-11 items-start gap-3 py-2.5", className)}>
      <input type={type} className="tick mt-px" {...input} />
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}

export function Checkbox(props: ChoiceProps) {
  return <Choice type="checkbox" {...props} />;
}

export function Radio(props: ChoiceProps) {
  return <Choice type="radio" {...props} />;
}

type RadioCardProps = ChoiceProps & {
  /** At the right edge: a price, a logo. */
  aside?: ReactNode;
};

/** A choice as a box that shows which one is taken: addresses, ways to pay. */
export function RadioCard({ aside, className, label, hint, ...input }: RadioCardProps) {
  return (
    <label
      className={cx(
        "flex items-center gap-3 rounded-tile border border-edge bg-card p-4 transition-colors",
        "has-checked:border-action has-checked:bg-action-soft has-disabled:opacity-60",
        className,
      )}
    >
      <input type="radio" className="tick" {...input} />
      <span className="min-w-0 grow">
        <span className="font-semibold">{label}</span>
        {hint && <span className="block text-sm text-ink-soft">{hint}</span>}
      </span>
      {aside}
    </label>
  );
}

/** On or off at once, without a button to confirm. */
export function Switch({ label, hint, className, ...input }: ChoiceProps) {
  return (
    <label className={cx("flex min-h-11 items-center justify-between gap-4 py-1.5", className)}>
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked */}
      <input type="checkbox" role="switch" className="toggle" {...input} />
    </label>
  );
}
