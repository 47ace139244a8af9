import { Field } from "@/components/ui/field";
import { earnsFor, prepareCampaign } from "@/lib/loyalty/campaigns/evaluation-rules";
import { parseFormula } from "@/lib/loyalty/campaigns/formula-rules";
import type { FormulaFault } from "@/lib/loyalty/campaigns/pieces-rules";
import { countPoints } from "@/lib/loyalty/campaigns/words-rules";

type FormulaFieldProps = {
  label: string;
  value: string;
  disabled?: boolean;
  onChange: (formula: string) => void;
};

/** Characters of a long formula that are shown around its fault. */
const AROUND = 28;

/** The formula once more, with a mark where it stops making sense. */
export function MarkedFormula({ text, position }: { text: string; position: number }) {
  const from = Math.max(0, position - AROUND);
  const until = Math.min(text.length, position + AROUND);
  const sign = text.slice(position, position + 1);
  return (
    <code className="block overflow-hidden font-mono text-sm whitespace-pre text-ink-soft">
      {from > 0 && "…"}
      {text.slice(from, position)}
      <mark className="rounded-sm bg-danger px-0.5 text-on-danger" title={`Character ${position + 1}`}>
        {sign.trim() === "" ? "␣" : sign}
      </mark>
      {text.slice(position + 1, until)}
      {until < text.length && "…"}
    </code>
  );
}

function Fault({ fault }: { fault: FormulaFault }) {
  return (
    <>
      {fault.message}
      <span className="block font-normal text-muted">at character {fault.position + 1}</span>
    </>
  );
}

/** What the formula gives for one product of 100, so that a slip of a digit shows. */
const example = (formula: string): string => {
  const rule = {
    variable: "$.amount",
    condition: { rule: "numeric_greater_than", value: 0 },
    action: { command: "issue", formula },
  } as const;
  const campaign = prepareCampaign({ id: "", name: "", client: "*", version: 0, rules: [rule] });
  const order = { amount: 10_000, total: 10_000, quantity: 1, items: 1, currency: "usd" };
  return `One product for 100: ${countPoints(earnsFor(order, [campaign]))}.`;
};

/** A formula, judged at every keystroke; where it is wrong the place is marked. */
export function FormulaField({ label, value, disabled, onChange }: FormulaFieldProps) {
  const parsed = parseFormula(value);
  return (
    <div className="min-w-0">
      <Field
        label={label}
        hint={parsed.ok ? example(value) : undefined}
        error={
          parsed.ok ? undefined : (
            <span>
              <Fault fault={parsed.fault} />
            </span>
          )
        }
      >
        {(wiring) => (
          <input
            {...wiring}
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            className="field-box font-mono"
          />
        )}
      </Field>
      {!parsed.ok && value !== "" && <MarkedFormula text={value} position={parsed.fault.position} />}
    </div>
  );
}
