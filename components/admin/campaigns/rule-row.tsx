import { SelectField, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TrashIcon } from "@/components/ui/icons";
import type { DraftRule, RuleFault } from "@/lib/loyalty/campaigns/desk-rules";
import { VARIABLES } from "@/lib/loyalty/campaigns/pieces-rules";
import { COMPARISON_NAMES, COMPARISONS } from "@/lib/loyalty/campaigns/rules";
import { FormulaField } from "./formula-field";

/** What the variables are, in the words of the office. */
const MEANINGS: Record<DraftRule["variable"], string> = {
  "$.amount": "$.amount: goods after discounts",
  "$.total": "$.total: paid, with shipping",
  "$.quantity": "$.quantity: pieces",
  "$.items": "$.items: lines",
};

type RuleRowProps = {
  rule: DraftRule;
  /** From 0. */
  at: number;
  faults: readonly RuleFault[];
  disabled: boolean;
  onChange: (fields: Partial<DraftRule>) => void;
  /** Missing for the only rule there is. */
  onRemove?: () => void;
};

type ConditionProps = Pick<RuleRowProps, "rule" | "disabled" | "onChange"> & { valueFault?: string };

/** When the rule matches. */
function ConditionFields({ rule, disabled, onChange, valueFault }: ConditionProps) {
  return (
    <>
      <SelectField
        label="When"
        value={rule.variable}
        disabled={disabled}
        onChange={(event) => onChange({ variable: event.target.value as DraftRule["variable"] })}
      >
        {VARIABLES.map((name) => (
          <option key={name} value={name}>
            {MEANINGS[name]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Compared"
        value={rule.comparison}
        disabled={disabled}
        onChange={(event) => onChange({ comparison: event.target.value as DraftRule["comparison"] })}
      >
        {COMPARISON_NAMES.map((name) => (
          <option key={name} value={name}>
            {COMPARISONS[name]}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Value"
        value={rule.value}
        disabled={disabled}
        inputMode="decimal"
        autoComplete="off"
        error={valueFault}
        onChange={(event) => onChange({ value: event.target.value })}
      />
    </>
  );
}

/** One rule: when it matches, and what it issues then. */
export function RuleRow({ rule, at, faults, disabled, onChange, onRemove }: RuleRowProps) {
  const valueFault = faults.find(({ path }) => path === `${at}.condition.value`)?.message;
  return (
    <li className="rounded-tile border border-line p-3 sm:p-4">
      <div className="mb-2 flex min-h-9 items-center justify-between gap-3">
        <p className="font-semibold">Rule {at + 1}</p>
        {onRemove && !disabled && (
          <IconButton label={`Remove rule ${at + 1}`} onClick={onRemove}>
            <TrashIcon size={18} />
          </IconButton>
        )}
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] 2xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,2fr)]">
        <ConditionFields rule={rule} disabled={disabled} onChange={onChange} valueFault={valueFault} />
        <div className="sm:col-span-3 2xl:col-span-1">
          <FormulaField
            label="Issue"
            value={rule.formula}
            disabled={disabled}
            onChange={(formula) => onChange({ formula })}
          />
        </div>
      </div>
    </li>
  );
}
