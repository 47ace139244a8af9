import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./class-names";
import { ErrorIcon } from "./icons";

type FieldText = {
  label: ReactNode;
  /** Stands under the control until there is an error. */
  hint?: ReactNode;
  error?: ReactNode;
  /** Says "optional" beside the label; what is not marked is required. */
  optional?: boolean;
  /** The label is spoken but not shown. */
  labelHidden?: boolean;
  className?: string;
};

type Wiring = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = FieldText & {
  id?: string;
  children: (wiring: Wiring) => ReactNode;
};

/** Label, hint and error around one control; the control gets its wiring as an argument. */
export function Field({ label, hint, error, optional, labelHidden, className, id, children }: FieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const noteId = `${controlId}-note`;
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <label
        htmlFor={controlId}
        className={
          labelHidden ? "sr-only" : "flex items-baseline justify-between gap-3 text-sm font-semibold"
        }
      >
        {label}
        {optional && <span className="font-normal text-muted">optional</span>}
      </label>
      {children({
        id: controlId,
        "aria-describedby": error || hint ? noteId : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? (
        <p id={noteId} className="flex gap-1.5 text-sm font-medium text-danger">
          <ErrorIcon size={16} className="mt-0.5" />
          {error}
        </p>
      ) : (
        hint && (
          <p id={noteId} className="text-sm text-muted">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

export type TextFieldProps = FieldText &
  Omit<ComponentProps<"input">, "prefix"> & {
    /** Drawn inside the box, before and after what is typed. */
    prefix?: ReactNode;
    suffix?: ReactNode;
  };

export function TextField(props: TextFieldProps) {
  const { label, hint, error, optional, labelHidden, className, id, prefix, suffix, ...input } = props;
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className, id }}>
      {(wiring) => (
        <span className="relative block">
          {prefix && (
            <span className="pointer-events-none absolute inset-y-0 left-3.5 flex items-center text-muted">
              {prefix}
            </span>
          )}
          <input
            required={!optional}
            {...input}
            {...wiring}
            className={cx("field-box", prefix ? "pl-10" : null, suffix ? "pr-13" : null)}
          />
          {suffix && <span className="absolute inset-y-0 right-1 flex items-center">{suffix}</span>}
        </span>
      )}
    </Field>
  );
}

export function SelectField(props: FieldText & ComponentProps<"select">) {
  const { label, hint, error, optional, labelHidden, className, id, children, ...select } = props;
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className, id }}>
      {(wiring) => (
        <select required={!optional} {...select} {...wiring} className="field-box picks">
          {children}
        </select>
      )}
    </Field>
  );
}

export function TextareaField(props: FieldText & ComponentProps<"textarea">) {
  const { label, hint, error, optional, labelHidden, className, id, ...textarea } = props;
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className, id }}>
      {(wiring) => (
        <textarea
          required={!optional}
          rows={4}
          {...textarea}
          {...wiring}
          className="field-box field-sizing-content min-h-28"
        />
      )}
    </Field>
  );
}
