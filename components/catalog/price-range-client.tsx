"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { fromDecimal, toDecimal } from "@/lib/kernel/money";

type Range = { minPrice?: number; maxPrice?: number };

type PriceRangeProps = Range & {
  currency: string;
  onChange: (range: Range) => void;
};

const FIELDS = [
  { name: "minPrice", label: "From" },
  { name: "maxPrice", label: "To" },
] as const;

/** Two amounts in whole or broken units; an empty one is no limit, and the wrong way round is put right. */
export function PriceRange({ currency, onChange, ...range }: PriceRangeProps) {
  function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [min, max] = FIELDS.map(({ name }) => fromDecimal(String(form.get(name)), currency) ?? undefined);
    event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
    onChange(
      min !== undefined && max !== undefined && min > max
        ? { minPrice: max, maxPrice: min }
        : { minPrice: min, maxPrice: max },
    );
  }

  return (
    <form onSubmit={apply} className="grid w-60 grid-cols-2 gap-3 p-2">
      {FIELDS.map(({ name, label }) => {
        const amount = range[name];
        return (
          <label key={name} className="text-sm font-semibold">
            {label}
            <input
              name={name}
              inputMode="decimal"
              autoComplete="off"
              placeholder="any"
              pattern="[0-9]+([.][0-9]+)?"
              title={`An amount in ${currency.toUpperCase()}`}
              defaultValue={amount === undefined ? "" : toDecimal(amount, currency)}
              className="field-box mt-1 font-normal"
            />
          </label>
        );
      })}
      <Button type="submit" wide className="col-span-2">
        Show these
      </Button>
    </form>
  );
}
