"use client";

import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { formatMoney } from "@/lib/kernel/money";
import { countPoints } from "@/lib/points/words-rules";

export type UsablePoints = {
  /** What the account can spend, and how much of that this order can use. */
  held: number;
  most: number;
  /** What its open order uses. */
  asked: number;
  /** Of one point, in minor units. */
  value: number;
  currency: string;
};

const within = (text: string, most: number): number => {
  const points = Math.floor(Number(text));
  return Number.isFinite(points) ? Math.min(Math.max(points, 0), most) : 0;
};

/** How many points to use: a number, and beside it a slider where there is script. */
export function PointsField({
  held,
  most,
  asked,
  value,
  currency,
  error,
}: UsablePoints & { error?: string }) {
  const number = useRef<HTMLInputElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const [used, setUsed] = useState(Math.min(asked, most));

  const follow = useCallback((points: number) => {
    if (slider.current) slider.current.value = String(points);
    setUsed(points);
  }, []);

  // What was typed before a reload is put back into the number alone.
  useEffect(() => {
    const later = setTimeout(() => follow(within(number.current?.value ?? "", most)));
    return () => clearTimeout(later);
  }, [most, follow]);

  function slide({ currentTarget }: FormEvent<HTMLInputElement>) {
    if (!number.current) return;
    number.current.value = currentTarget.value;
    number.current.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const worth = formatMoney(used * value, currency);
  return (
    <fieldset className="rounded-tile bg-butter p-4 sm:p-5">
      <legend className="sr-only">Points</legend>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-display text-lg font-bold tracking-tight">Use points</span>
        <span className="text-sm">
          You have {countPoints(held)}, worth {formatMoney(held * value, currency)}
        </span>
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-3">
        <input
          ref={slider}
          type="range"
          min={0}
          max={most}
          defaultValue={used}
          aria-label="Points to use"
          aria-valuetext={countPoints(used)}
          onInput={slide}
          className="h-11 min-w-40 grow basis-56 accent-action no-script:hidden"
        />
        <Field label="Number of points" labelHidden error={error} className="w-32">
          {(wiring) => (
            <input
              {...wiring}
              ref={number}
              type="number"
              name="pointsToRedeem"
              inputMode="numeric"
              min={0}
              max={held}
              step={1}
              defaultValue={used}
              onInput={({ currentTarget }) => follow(within(currentTarget.value, most))}
              className="field-box text-right tabular-nums"
            />
          )}
        </Field>
      </div>
      <p className="mt-2 text-sm no-script:hidden" aria-live="polite">
        {used === 0 ? "None used on this order." : `Takes ${worth} off this order.`}
        {used === most && most < held && " That is all it needs."}
      </p>
    </fieldset>
  );
}
