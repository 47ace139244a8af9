"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { afterPaint } from "./after-paint";
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
  const field = useRef<HTMLInputElement>(null);
  const told = useRef(value);

  // A new value from outside replaces what stands in the field.
  if (value !== given) {
    setGiven(value);
    setSettled(value);
    setText(String(value));
  }

  useEffect(() => {
    told.current = value;
  }, [value]);

  const within = (wanted: number) => Math.min(max, Math.max(min, wanted));
  const read = (typed: string) => {
    const number = Number.parseInt(typed, 10);
    return Number.isNaN(number) ? settled : within(number);
  };
  const quantity = read(text);

  function settle(next: number) {
    setText(String(next));
    setSettled(next);
    if (next === told.current) return;
    told.current = next;
    onValueChange?.(next);
  }

  /** The number stands there before anything is drawn anew. */
  function step(by: number) {
    if (!field.current) return;
    const next = within(read(field.current.value) + by);
    field.current.value = String(next);
    afterPaint(() => settle(next));
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
        onClick={() => step(-1)}
        className="no-script:hidden"
      >
        <MinusIcon />
      </IconButton>
      <input
        ref={field}
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
        onClick={() => step(1)}
        className="no-script:hidden"
      >
        <PlusIcon />
      </IconButton>
    </span>
  );
}
