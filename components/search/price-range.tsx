import type { FocusEvent, KeyboardEvent } from "react";
import { fromDecimal, toDecimal } from "@/lib/kernel/money";

type PriceRangeProps = {
  /** The cheapest and the dearest of what was found, in minor units. */
  range: { min: number; max: number } | null;
  currency: string;
  id: string;
  /** In minor units. */
  min?: number;
  max?: number;
  onChange: (min: number | undefined, max: number | undefined) => void;
};

const amountIn = (group: HTMLElement, name: string, currency: string): number | undefined => {
  const field = group.querySelector<HTMLInputElement>(`[data-end=${name}]`);
  const text = field?.value.trim() ?? "";
  return text === "" ? undefined : (fromDecimal(text, currency) ?? undefined);
};

/** Two amounts that are taken when one leaves the field or presses Enter; half a number would be another price. */
export function PriceRange({ range, currency, id, min, max, onChange }: PriceRangeProps) {
  function take({ currentTarget }: FocusEvent<HTMLElement> | KeyboardEvent<HTMLElement>) {
    const [low, high] = [amountIn(currentTarget, "min", currency), amountIn(currentTarget, "max", currency)];
    const isTurned = low !== undefined && high !== undefined && low > high;
    const [from, to] = isTurned ? [high, low] : [low, high];
    if (from !== min || to !== max) onChange(from, to);
  }

  const ends = [
    { end: "min", label: "From", value: min, bound: range?.min },
    { end: "max", label: "To", value: max, bound: range?.max },
  ];
  return (
    <fieldset
      className="grid grid-cols-2 gap-3"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && take(event)}
      onKeyDown={(event) => event.key === "Enter" && take(event)}
    >
      <legend className="sr-only">Price</legend>
      {ends.map(({ end, label, value, bound }) => (
        <label key={end} htmlFor={`${id}-${end}`} className="text-sm font-semibold">
          {label}
          <input
            id={`${id}-${end}`}
            data-end={end}
            defaultValue={value === undefined ? "" : toDecimal(value, currency)}
            placeholder={bound === undefined ? "any" : toDecimal(bound, currency)}
            inputMode="decimal"
            autoComplete="off"
            className="field-box mt-1 font-normal"
          />
        </label>
      ))}
    </fieldset>
  );
}
