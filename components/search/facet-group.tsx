import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";

type FacetGroupProps = { title: string; children: ReactNode };

/** One group of filters, open until it is folded. */
export function FacetGroup({ title, children }: FacetGroupProps) {
  return (
    <Disclosure summary={title} open>
      {children}
    </Disclosure>
  );
}

const SHOWN = 7;

type FacetChoicesProps = {
  title: string;
  /** Values with their counts, most first. */
  values: readonly (readonly [value: string, count: number])[];
  chosen: readonly string[];
  nameOf: (value: string) => string;
  onToggle: (value: string) => void;
};

/** Values of which several may be chosen; those in force are always to be seen. */
export function FacetChoices({ title, values, chosen, nameOf, onToggle }: FacetChoicesProps) {
  const listed = new Set(values.map(([value]) => value));
  const gone = chosen.filter((value) => !listed.has(value)).map((value) => [value, 0] as const);
  const all = [...gone, ...values];
  if (all.length === 0 || (all.length === 1 && chosen.length === 0)) return null;
  const first = all.filter(([value], index) => index < SHOWN || chosen.includes(value));
  const rest = all.filter(([value], index) => index >= SHOWN && !chosen.includes(value));
  const choice = ([value, count]: readonly [string, number]) => (
    <Checkbox
      key={value}
      checked={chosen.includes(value)}
      onChange={() => onToggle(value)}
      className="[&>span]:grow"
      label={
        <span className="flex justify-between gap-3">
          <span className="wrap-anywhere">{nameOf(value)}</span>
          <FacetCount count={count} />
        </span>
      }
    />
  );
  return (
    <FacetGroup title={title}>
      <fieldset>
        <legend className="sr-only">{title}</legend>
        {first.map(choice)}
        {rest.length > 0 && (
          <details className="group/more">
            <summary className="tap inline-flex min-h-11 items-center font-medium text-action group-open/more:hidden">
              {rest.length} more
            </summary>
            {rest.map(choice)}
          </details>
        )}
      </fieldset>
    </FacetGroup>
  );
}

export function FacetCount({ count }: { count: number }) {
  return (
    <span className="text-sm text-muted tabular-nums">
      {count.toLocaleString("en")}
      <span className="sr-only"> products</span>
    </span>
  );
}
