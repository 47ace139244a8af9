"use client";

import { type KeyboardEvent, useState } from "react";
import { cx } from "./class-names";
import { IconButton } from "./icon-button";
import { MinusIcon, PlusIcon } from "./icons";

type QuantityFieldProps = {
  /** Spoken, names the thing: "Quantity of Aged Gouda". */
  label: string;
  /** Name in a plain form; without script the number is typed. */
  name?: string;
  value: number;
  /** Whole numbers between min and max only; called when a step is made or the typing is done. */
  onValueChange?: (quantity: number) => void;
  min?: number;
  max?: number;
  disabled?: boolean;
  className?: string;
};

export function QuantityField(props: QuantityFieldProps) {
  const { label, name, value, onValueChange, min = 0, max = 500, disabled, className } = props;
  const [text, setText] = useState(String(value));
  const [settled, setSettled] = useState(value);
  const [given, setGiven] = useState(value);

  // A new value from outside replaces what stands in the field.
  if (value !== given) {
    setGiven(value);
    setSettled(value);
    setText(String(value));
  }

  const typed = Number.parseInt(text, 10);
  const quantity = Number.isNaN(typed) ? settled : Math.min(max, Math.max(min, typed));

  function settle(next: number) {
    setText(String(next));
    if (next === settled) return;
    setSettled(next);
    onValueChange?.(next);
  }

  function settleOnEnter(event: KeyboardEvent) {
    if (event.key === "Enter") settle(quantity);
  }

  return (
    <span
      className={cx(
        "inline-flex h-11 items-center rounded-full border border-edge bg-card focus-within:border-action",
        disabled && "opacity-50",
        className,
      )}
    >
      <IconButton
        label={`${label}: one less`}
        disabled={disabled || quantity <= min}
        onClick={() => settle(quantity - 1)}
        className="no-script:hidden"
      >
        <MinusIcon />
      </IconButton>
      <input
        type="number"
        inputMode="numeric"
        name={name}
        aria-label={label}
        value={text}
        min={min}
        max={max}
        step={1}
        disabled={disabled}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => settle(quantity)}
        onKeyDown={settleOnEnter}
        className="quantity h-9 w-11 rounded-chip text-center font-semibold tabular-nums"
      />
      <IconButton
        label={`${label}: one more`}
        disabled={disabled || quantity >= max}
        onClick={() => settle(quantity + 1)}
        className="no-script:hidden"
      >
        <PlusIcon />
      </IconButton>
    </span>
  );
}
